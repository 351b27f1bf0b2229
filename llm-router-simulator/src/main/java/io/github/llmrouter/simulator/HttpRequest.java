package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire. Header names are lower case, the path is decoded.
 */
record HttpRequest(String method, String path, String query, Map<String, List<String>> headers, String body,
		boolean keepAlive) {

	/**
	 * The first value of a header.
	 * @param name the name in lower case
	 * @return the value without surrounding blanks, or {@code null} if absent or blank
	 */
	@Nullable String header(String name) {
		List<String> values = this.headers.get(name);
		if (values == null || values.get(0).isBlank()) {
			return null;
		}
		return values.get(0).strip();
	}

	HttpRequest withPath(String path) {
		return new HttpRequest(this.method, path, this.query, this.headers, this.body, this.keepAlive);
	}

	@Override
	public String toString() {
		return this.method + " " + this.path;
	}

}
