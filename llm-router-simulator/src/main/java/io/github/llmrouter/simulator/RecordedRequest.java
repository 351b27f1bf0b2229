package io.github.llmrouter.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A request that arrived. Immutable. Its text form shows no header values and no query,
 * since they may hold keys.
 */
public final class RecordedRequest {

	private final String provider;

	private final String model;

	private final HttpRequest request;

	private final long connection;

	private final Instant receivedAt;

	RecordedRequest(String provider, String model, HttpRequest request, long connection, Instant receivedAt) {
		this.provider = provider;
		this.model = model;
		this.request = request;
		this.connection = connection;
		this.receivedAt = receivedAt;
	}

	/**
	 * The provider, the first segment of the path.
	 * @return the name
	 */
	public String provider() {
		return this.provider;
	}

	/**
	 * The model that is asked for.
	 * @return the model as it stands in the body or the path, empty if there is none
	 */
	public String model() {
		return this.model;
	}

	/**
	 * The HTTP method.
	 * @return the method
	 */
	public String method() {
		return this.request.method();
	}

	/**
	 * The path as the real provider sees it, decoded.
	 * @return the path without the name of the provider, such as
	 * {@code /v1/chat/completions}
	 */
	public String path() {
		return this.request.path();
	}

	/**
	 * The query string as it was sent.
	 * @return the query without the question mark, empty if there is none
	 */
	public String query() {
		return this.request.query();
	}

	/**
	 * All headers.
	 * @return the values by name in lower case
	 */
	public Map<String, List<String>> headers() {
		return this.request.headers();
	}

	/**
	 * One header.
	 * @param name the name in lower case
	 * @return the first value, or {@code null} if absent or blank
	 */
	public @Nullable String header(String name) {
		return this.request.header(name);
	}

	/**
	 * The body.
	 * @return the body read as UTF-8, empty if there is none
	 */
	public String body() {
		return this.request.body();
	}

	/**
	 * The connection by which the request came.
	 * @return the number of the connection, counted from 1 in the order of arrival
	 */
	public long connection() {
		return this.connection;
	}

	/**
	 * When the request had arrived in full.
	 * @return the time by the simulator's clock
	 */
	public Instant receivedAt() {
		return this.receivedAt;
	}

	@Override
	public String toString() {
		return this.provider + ": " + this.request + " with headers " + headers().keySet();
	}

}
