package io.github.llmrouter.provider;

import java.net.URI;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;

/**
 * An HTTP client with a pool of its own, without everything that a client does unasked:
 * retries, redirects, cookies, authentication, decompression, protocol upgrades.
 *
 * @param client the client
 * @param pool its connections
 * @param config the time limits of every request
 * @param proxied whether a proxy stands between the client and the provider
 */
record PooledClient(CloseableHttpClient client, PoolingHttpClientConnectionManager pool, RequestConfig config,
		boolean proxied) {

	/**
	 * Opens a client.
	 * @param settings how clients of the router behave
	 * @param connection how connections of the account are made
	 * @param bundle whom to trust, null for whom the JVM trusts
	 * @return the client, to be closed
	 */
	static PooledClient open(HttpSettings settings, ProviderSettings.Connection connection,
			@Nullable SslBundle bundle) {
		PoolingHttpClientConnectionManager pool = pool(settings, connection, bundle);
		RequestConfig config = requestConfig(settings, connection);
		return new PooledClient(client(settings, connection, pool, config), pool, config, connection.proxy() != null);
	}

	private static CloseableHttpClient client(HttpSettings settings, ProviderSettings.Connection connection,
			PoolingHttpClientConnectionManager pool, RequestConfig config) {
		HttpClientBuilder builder = quietBuilder().setConnectionManager(pool)
			.setDefaultRequestConfig(config)
			// With a client certificate, connections would else be kept per user and
			// never used again.
			.disableConnectionState()
			.evictExpiredConnections()
			.evictIdleConnections(TimeValue.of(settings.idleEviction()));
		URI proxy = connection.proxy();
		if (proxy != null) {
			builder.setProxy(new HttpHost(proxy.getScheme(), proxy.getHost(), proxy.getPort()));
		}
		return builder.build();
	}

	/** Returns a builder of clients that do nothing unasked. */
	static HttpClientBuilder quietBuilder() {
		return HttpClientBuilder.create()
			.disableAutomaticRetries()
			.disableRedirectHandling()
			.disableCookieManagement()
			.disableAuthCaching()
			.disableContentCompression()
			.disableDefaultUserAgent();
	}

	private static PoolingHttpClientConnectionManager pool(HttpSettings settings,
			ProviderSettings.Connection connection, @Nullable SslBundle bundle) {
		PoolingHttpClientConnectionManagerBuilder builder = PoolingHttpClientConnectionManagerBuilder.create()
			.setConnectionFactory(SilentConnection::create)
			.setMaxConnTotal(settings.maxConnections())
			.setMaxConnPerRoute(settings.maxConnections())
			.setDefaultConnectionConfig(ConnectionConfig.custom()
				.setConnectTimeout(Timeout.of(connection.timeouts().connect()))
				.setValidateAfterInactivity(TimeValue.of(settings.validateAfterInactivity()))
				.setTimeToLive(TimeValue.of(settings.timeToLive()))
				.build());
		if (bundle != null) {
			builder.setTlsSocketStrategy(tls(bundle));
		}
		return builder.build();
	}

	private static TlsSocketStrategy tls(SslBundle bundle) {
		return new DefaultClientTlsStrategy(bundle.createSslContext(), bundle.getOptions().getEnabledProtocols(),
				bundle.getOptions().getCiphers(), SSLBufferMode.STATIC, null);
	}

	private static RequestConfig requestConfig(HttpSettings settings, ProviderSettings.Connection connection) {
		// Without a value, the default of sockets would hold: three minutes.
		Timeout silence = (connection.timeouts().response() != null) ? Timeout.of(connection.timeouts().response())
				: Timeout.DISABLED;
		return RequestConfig.custom()
			.setConnectionRequestTimeout(Timeout.of(settings.leaseTimeout()))
			.setResponseTimeout(silence)
			.setAuthenticationEnabled(false)
			.setProtocolUpgradeEnabled(false)
			.setExpectContinueEnabled(false)
			.build();
	}

	/** Closes the client, its eviction thread and every connection, in use or not. */
	void close() {
		this.client.close(CloseMode.IMMEDIATE);
	}

}
