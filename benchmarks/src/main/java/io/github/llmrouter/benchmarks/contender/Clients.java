package io.github.llmrouter.benchmarks.contender;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;

/**
 * Apache HttpClient as it is used by hand: room for every caller, nothing it could leave
 * out.
 */
final class Clients {

	private static final int CONNECTIONS = 256;

	private Clients() {
	}

	static CloseableHttpClient lean() {
		return lean(CONNECTIONS);
	}

	static CloseableHttpClient lean(int connections) {
		return HttpClients.custom()
			.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
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
