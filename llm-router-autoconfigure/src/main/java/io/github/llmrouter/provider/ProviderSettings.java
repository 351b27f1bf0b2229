package io.github.llmrouter.provider;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;
import io.github.llmrouter.Timeouts;
import io.github.llmrouter.dialect.AuthStyle;
import io.github.llmrouter.dialect.Dialect;

/**
 * Everything that is configured of an account, validated.
 *
 * @param name the configured name
 * @param dialect the wire format
 * @param baseUrl what stands before the paths of the wire format, without a trailing
 * slash
 * @param keys the configured keys; one with an empty value if the account needs none,
 * empty if all of them are supplied while the application runs
 * @param auth how a key travels
 * @param headers further headers of every request
 * @param query further query parameters of every request, never secret
 * @param connection how connections are made
 */
@Internal
public record ProviderSettings(String name, Dialect dialect, URI baseUrl, List<ApiKey> keys, AuthStyle auth,
		Map<String, String> headers, Map<String, String> query, Connection connection) {

	public ProviderSettings {
		keys = List.copyOf(keys);
		headers = Map.copyOf(headers);
		query = Map.copyOf(query);
	}

	/** Names the account and its keys' labels; header values may be secret. */
	@Override
	public String toString() {
		return "ProviderSettings[" + this.name + ", " + this.dialect.name() + ", " + this.baseUrl + ", " + this.keys
				+ ", headers " + this.headers.keySet() + "]";
	}

	/**
	 * Returns the timeouts that are set for this account.
	 * @return the timeouts
	 */
	public Timeouts timeouts() {
		return this.connection.timeouts();
	}

	/**
	 * How connections of an account are made.
	 *
	 * @param timeouts how long to wait; ten seconds for a connection if that is not set
	 * @param proxy an HTTP proxy as {@code http://host:port}, null for none
	 * @param sslBundle the name of an SSL bundle of the application, null for the JVM's
	 * trust
	 */
	@Internal
	public record Connection(Timeouts timeouts, @Nullable URI proxy, @Nullable String sslBundle) {

		private static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(10), null, null, null, null);

		public Connection {
			timeouts = timeouts.or(USUAL);
		}

	}
}
