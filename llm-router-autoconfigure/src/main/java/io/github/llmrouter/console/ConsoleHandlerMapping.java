package io.github.llmrouter.console;

import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Maps the console's path, and nothing else, apart from the application's own mappings:
 * interceptors, path prefixes and catch-all routes of theirs do not reach it.
 */
final class ConsoleHandlerMapping extends SimpleUrlHandlerMapping {

	/** Before the routes of the application, which may hold a catch-all. */
	private static final int BEFORE_APPLICATION = -10;

	private static final Pattern LITERAL_PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

	ConsoleHandlerMapping(String path, ConsoleHandler handler) {
		String root = normalize(path);
		String folder = root.substring(root.lastIndexOf('/') + 1) + "/";
		HttpRequestHandler redirect = (request, response) -> {
			String query = request.getQueryString();
			ConsoleReply.redirect(response, (query != null) ? folder + "?" + query : folder);
		};
		setUrlMap(Map.of(root, redirect, root + "/**", handler));
		setOrder(BEFORE_APPLICATION);
	}

	private static String normalize(String path) {
		String root = path.startsWith("/") ? path : "/" + path;
		root = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
		if (!LITERAL_PATH.matcher(root).matches()) {
			throw new IllegalArgumentException(
					"llm-router.console.path must be a path such as /llm-router, of letters, "
							+ "digits, '-', '.', '_' and '~', and not the root of the application; it is '" + path
							+ "'");
		}
		return root;
	}

}
