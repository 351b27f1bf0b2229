package io.github.llmrouter.provider;

import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * The headers of an account's requests. What cannot travel in a header is refused when
 * the account is made, not when it is called. Immutable and thread-safe.
 */
final class RequestHeaders {

	private static final String USER_AGENT = "llm-router/" + version();

	private final ProviderSettings settings;

	RequestHeaders(ProviderSettings settings) {
		this.settings = settings;
		settings.headers().forEach(this::requireUsable);
		String authHeader = settings.auth().header();
		require(authHeader.isEmpty() || HeaderSyntax.isName(authHeader),
				"the name of the header that carries the key is not a header name");
	}

	private static String version() {
		String version = RequestHeaders.class.getPackage().getImplementationVersion();
		return (version != null) ? version : "dev";
	}

	private void requireUsable(String name, String value) {
		require(HeaderSyntax.isName(name), "one of its headers has a name that is not a header name");
		require(HeaderSyntax.isSettable(name), "the header '" + name + "' cannot be set");
		require(HeaderSyntax.isValue(value), "the value of the header '" + name
				+ "' holds a character that no header may carry: a line break, another control character or one outside Latin-1");
	}

	private void require(boolean condition, String problem) {
		if (!condition) {
			throw new IllegalArgumentException("Provider '" + this.settings.name() + "': " + problem);
		}
	}

	/**
	 * Writes the headers of a request: of those with the same name the account's own wins
	 * over the wire format's, and the key over both.
	 * @param target where to write
	 * @param dialectHeaders the headers of the wire format
	 * @param key the key to use
	 * @param accepted the media types that the reply may have
	 */
	void write(HttpHeaders target, Map<String, String> dialectHeaders, ApiKey key, String accepted) {
		target.set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
		target.set(HttpHeaders.ACCEPT, accepted);
		target.set(HttpHeaders.USER_AGENT, USER_AGENT);
		dialectHeaders.forEach(target::set);
		this.settings.headers().forEach(target::set);
		if (!key.value().isEmpty() && !this.settings.auth().header().isEmpty()) {
			target.set(this.settings.auth().header(), this.settings.auth().prefix() + key.value());
		}
	}

}
