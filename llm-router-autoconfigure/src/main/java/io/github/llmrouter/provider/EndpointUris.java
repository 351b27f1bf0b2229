package io.github.llmrouter.provider;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.springframework.web.util.UriUtils;

/**
 * The addresses of an account's endpoints, each built once. Thread-safe.
 */
final class EndpointUris {

	/** Paths may name models, and a caller may name any model. */
	private static final int MOST_CACHED = 256;

	private final Map<String, URI> cache = new ConcurrentHashMap<>();

	private final String base;

	private final String query;

	EndpointUris(ProviderSettings settings) {
		this.base = requireUsable(settings);
		this.query = new TreeMap<>(settings.query()).entrySet()
			.stream()
			.map((parameter) -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
			.collect(Collectors.joining("&"));
	}

	private static String requireUsable(ProviderSettings settings) {
		URI base = settings.baseUrl();
		boolean http = "http".equalsIgnoreCase(base.getScheme()) || "https".equalsIgnoreCase(base.getScheme());
		if (!http || base.getHost() == null || base.getRawQuery() != null || base.getRawFragment() != null
				|| base.getRawUserInfo() != null) {
			throw new IllegalArgumentException("The base URL of provider '" + settings.name()
					+ "' must be http(s)://host[:port][/path] without user, query and fragment");
		}
		String text = base.toString();
		return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
	}

	private static String encode(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

	/**
	 * Returns the address of an endpoint.
	 * @param path what follows the base URL, already encoded
	 * @return the address, query parameters of the account included
	 */
	URI uri(String path) {
		URI uri = this.cache.get(path);
		if (uri == null) {
			uri = build(path);
			if (this.cache.size() < MOST_CACHED) {
				this.cache.put(path, uri);
			}
		}
		return uri;
	}

	/**
	 * Returns the address of an endpoint that is asked once, such as a page of a list.
	 * @param path what follows the base URL, already encoded
	 * @return the address, query parameters of the account included
	 */
	URI uriOnce(String path) {
		return build(path);
	}

	private URI build(String path) {
		String separator = this.query.isEmpty() ? "" : (path.indexOf('?') < 0) ? "?" : "&";
		return URI.create(this.base + path + separator + this.query);
	}

}
