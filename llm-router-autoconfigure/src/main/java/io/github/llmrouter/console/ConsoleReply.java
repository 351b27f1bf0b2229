package io.github.llmrouter.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;

/** Writes replies with the headers that the console's own pages need. */
final class ConsoleReply {

	/** Tells the script that a reply is ours and not, say, a login page. */
	static final String FRAGMENT = "X-LLM-Router";

	static final String NOW = "X-LLM-Router-Now";

	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

	private ConsoleReply() {
	}

	static void html(HttpServletResponse response, String html) throws IOException {
		secure(response);
		write(response, "text/html;charset=UTF-8", html.getBytes(StandardCharsets.UTF_8));
	}

	static void text(HttpServletResponse response, int status, String text) throws IOException {
		secure(response);
		response.setStatus(status);
		write(response, "text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
	}

	static void unchanged(HttpServletResponse response) {
		secure(response);
		response.setStatus(HttpServletResponse.SC_NO_CONTENT);
	}

	/** The address names the content, so that it may be kept for ever. */
	static void asset(HttpServletResponse response, ConsoleAsset asset) throws IOException {
		secure(response);
		response.setHeader("Cache-Control", "max-age=31536000, public, immutable");
		write(response, asset.contentType(), asset.bytes());
	}

	/** Relative, so that it holds behind a proxy that strips a prefix. */
	static void redirect(HttpServletResponse response, String relative) {
		response.setStatus(HttpServletResponse.SC_FOUND);
		response.setHeader("Location", relative);
		response.setHeader("Cache-Control", "no-store");
	}

	private static void secure(HttpServletResponse response) {
		response.setHeader("Content-Security-Policy", POLICY);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("X-Frame-Options", "DENY");
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("Cache-Control", "no-store");
	}

	private static void write(HttpServletResponse response, String contentType, byte[] bytes) throws IOException {
		response.setContentType(contentType);
		response.setContentLength(bytes.length);
		response.getOutputStream().write(bytes);
	}

}
