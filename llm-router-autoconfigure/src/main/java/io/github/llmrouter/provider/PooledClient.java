package io.github.llmrouter.provider;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolStats;
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
 * @param opened how many connections were opened
 */
record PooledClient(CloseableHttpClient client, PoolingHttpClientConnectionManager pool, RequestConfig config,
		boolean proxied, LongAdder opened) {

	/**
	 * Opens a client.
	 * @param settings how clients of the router behave
	 * @param connection how connections of the account are made
	 * @param bundle whom to trust, null for whom the JVM trusts
	 * @param opened counts its connections, together with those of pools before it
	 * @return the client, to be closed
	 */
	static PooledClient open(HttpSettings settings, ProviderSettings.Connection connection, @Nullable SslBundle bundle,
			LongAdder opened) {
		return open(settings, connection, bundle, opened, SystemDefaultDnsResolver.INSTANCE);
	}

	/**
	 * Opens a client that finds hosts in a way of its own. What it finds is not kept:
	 * every connection asks anew.
	 */
	static PooledClient open(HttpSettings settings, ProviderSettings.Connection connection, @Nullable SslBundle bundle,
			LongAdder opened, DnsResolver hosts) {
		PoolingHttpClientConnectionManager pool = pool(settings, connection, bundle,
				new CountingPoolBuilder(opened).setDnsResolver(hosts));
		RequestConfig config = requestConfig(settings, connection);
		return new PooledClient(client(settings, connection, pool, config), pool, config, connection.proxy() != null,
				opened);
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
			ProviderSettings.Connection connection, @Nullable SslBundle bundle,
			PoolingHttpClientConnectionManagerBuilder builder) {
		builder.setConnectionFactory(SilentConnection::create)
			// Its limit holds for each host, and there is but one. The strict one has a
			// lock that all calls wait for.
			.setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
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

	/**
	 * Opens a connection and keeps it for the first request. Nothing is sent over it but
	 * what TLS needs. Does nothing if one is kept already, or behind a proxy, where a
	 * tunnel would have to be asked for.
	 * @param uri where to
	 * @throws IOException if it cannot be opened
	 */
	void connect(URI uri) throws IOException {
		if (!this.proxied) {
			connect(new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort()));
		}
	}

	private void connect(HttpHost host) throws IOException {
		HttpClientContext context = HttpClientContext.create();
		ConnectionEndpoint endpoint = lease(routeTo(host, context));
		try {
			this.pool.connect(endpoint, null, context);
			this.pool.release(endpoint, null, this.config.getConnectionKeepAlive());
		}
		catch (IOException | RuntimeException ex) {
			endpoint.close(CloseMode.IMMEDIATE);
			this.pool.release(endpoint, null, TimeValue.ZERO_MILLISECONDS);
			throw ex;
		}
	}

	private static HttpRoute routeTo(HttpHost host, HttpClientContext context) throws IOException {
		try {
			return new DefaultRoutePlanner(null).determineRoute(host, context);
		}
		catch (HttpException ex) {
			throw new IOException(ex.getMessage(), ex);
		}
	}

	private ConnectionEndpoint lease(HttpRoute route) throws IOException {
		Timeout timeout = this.config.getConnectionRequestTimeout();
		try {
			return this.pool.lease("warm-up", route, timeout, null).get(timeout);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException();
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IOException(ex.getMessage(), ex);
		}
	}

	/**
	 * Counts the connections.
	 * @param max how many there may be, which the pool knows only once it has one
	 */
	ConnectionCounts counts(int max) {
		PoolStats stats = this.pool.getTotalStats();
		if (stats.getPending() > 0) {
			// The pool forgets those who waited in vain only when it tidies up.
			this.pool.closeExpired();
			stats = this.pool.getTotalStats();
		}
		return new ConnectionCounts(stats.getLeased(), stats.getAvailable(), stats.getPending(), max,
				this.opened.sum());
	}

	/** Closes the client, its eviction thread and every connection, in use or not. */
	void close() {
		this.client.close(CloseMode.IMMEDIATE);
	}

}
