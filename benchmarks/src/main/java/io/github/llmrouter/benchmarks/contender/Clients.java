package io.github.llmrouter.benchmarks.contender;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;

/**
 * Apache HttpClient as it is used by hand: room for every caller, nothing it could leave
 * out.
 */
final class Clients {

	private static final int CONNECTIONS = 256;

	private Clients() {
	}

	/** With the pool that HttpClient has unless it is told otherwise, only larger. */
	static CloseableHttpClient usual() {
		return lean(PoolConcurrencyPolicy.STRICT, CONNECTIONS);
	}

	static CloseableHttpClient lean() {
		return lean(CONNECTIONS);
	}

	/** The pool's other kind has no lock that all callers wait for. */
	static CloseableHttpClient lean(int connections) {
		return lean(PoolConcurrencyPolicy.LAX, connections);
	}

	private static CloseableHttpClient lean(PoolConcurrencyPolicy policy, int connections) {
		return HttpClients.custom()
			.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
				.setPoolConcurrencyPolicy(policy)
				.setMaxConnPerRoute(connections)
				.setMaxConnTotal(connections)
				.build())
			.disableAutomaticRetries()
			.disableCookieManagement()
			.disableContentCompression()
			.disableRedirectHandling()
			.build();
	}

	static void close(CloseableHttpClient client) {
		try {
			client.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
