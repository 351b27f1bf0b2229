package io.github.llmrouter.autoconfigure;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Reads addresses. What looks unlike an address, or holds a password, is not shown. */
final class Addresses {

	private static final int HIGHEST_PORT = 65_535;

	private static final String BASE_URL_FIX = "Write an absolute address such as https://llm.example.org/v1.";

	private static final String PROXY_FIX = "Write it as http://host:port.";

	private Addresses() {
	}

	/**
	 * Reads a base URL.
	 * @param property the name of the property
	 * @param text what is written
	 * @param path what an address without a path is completed with
	 * @param problems where to report
	 * @return the address without a trailing slash, null after a problem
	 */
	static @Nullable URI baseUrl(String property, String text, String path, Problems problems) {
		String trimmed = text.strip().replaceAll("/+$", "");
		URI address = parse(trimmed);
		if (address == null || address.getHost() == null || !isHttp(address)) {
			problems.add(property, shown(trimmed), "It is no absolute http or https address.", BASE_URL_FIX);
			return null;
		}
		if (address.getPort() == 0 || address.getPort() > HIGHEST_PORT) {
			problems.add(property, shown(trimmed), "There is no such port.", BASE_URL_FIX);
			return null;
		}
		if (address.getRawUserInfo() != null) {
			problems.addHidden(property, "It holds a user or password.",
					"Write them as headers.Authorization, with auth: none.");
			return null;
		}
		if (address.getRawQuery() != null || address.getRawFragment() != null) {
			problems.addHidden(property, "It holds a query or fragment.", "Write query parameters below query.");
			return null;
		}
		return address.getRawPath().isEmpty() ? URI.create(trimmed + path) : address;
	}

	/**
	 * Reads the address of a proxy.
	 * @param property the name of the property
	 * @param text what is written
	 * @param problems where to report
	 * @return the address, null after a problem
	 */
	static @Nullable URI proxy(String property, String text, Problems problems) {
		String trimmed = text.replaceAll("/+$", "");
		URI address = parse(trimmed);
		if (address == null || address.getHost() == null || !"http".equals(address.getScheme())
				|| !Set.of("").contains(address.getRawPath())) {
			problems.add(property, shown(trimmed), "It is no address of an HTTP proxy.", PROXY_FIX);
			return null;
		}
		if (address.getRawUserInfo() != null) {
			problems.addHidden(property, "A proxy with user and password is not supported.", PROXY_FIX);
			return null;
		}
		if (address.getPort() < 1 || address.getPort() > HIGHEST_PORT) {
			problems.add(property, shown(trimmed), "It names no port.", PROXY_FIX);
			return null;
		}
		return address;
	}

	private static boolean isHttp(URI address) {
		return "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
	}

	private static @Nullable URI parse(String text) {
		try {
			return new URI(text);
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	/** A key in the wrong place must not be shown. */
	private static @Nullable String shown(String text) {
		boolean harmless = text.length() < 200 && text.contains(":") && !text.contains("@") && !text.contains("?");
		return harmless ? text : null;
	}

}
