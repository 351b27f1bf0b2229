package io.github.llmrouter.provider;

import java.io.IOException;
import java.net.URI;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.MediaPart.Kind;

/**
 * Sends the requests for media, each over a connection of its own: a kept one would
 * outlive the check of its address. No proxy is used. Opens with the first request.
 * Thread-safe.
 */
final class MediaClient implements AutoCloseable {

	/** Each may hold a file as large as is allowed in memory. */
	private static final int MOST_AT_ONCE = 20;

	/** The largest array that every JVM can make, less the one byte that is too many. */
	private static final long LARGEST = Integer.MAX_VALUE - 16;

	private final MediaSettings settings;

	private final DnsResolver resolver;

	private @Nullable CloseableHttpClient client;

	private boolean closed;

	MediaClient(MediaSettings settings, DnsResolver resolver) {
		this.settings = settings;
		this.resolver = resolver;
	}

	private synchronized CloseableHttpClient client() throws MediaProblemException {
		if (this.closed) {
			throw new MediaProblemException("the router is closed");
		}
		if (this.client == null) {
			this.client = open();
		}
		return this.client;
	}

	/** The watchdog ends what takes too long; the socket's limits stand behind it. */
	private CloseableHttpClient open() {
		Timeout timeout = Timeout.of(this.settings.timeout());
		return PooledClient.quietBuilder()
			.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
				.setConnectionFactory(SilentConnection::create)
				.setDnsResolver(this.resolver)
				.setMaxConnTotal(MOST_AT_ONCE)
				.setMaxConnPerRoute(MOST_AT_ONCE)
				.setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(timeout).build())
				.build())
			.setConnectionReuseStrategy((request, response, context) -> false)
			.setDefaultRequestConfig(RequestConfig.custom()
				.setConnectionRequestTimeout(timeout)
				.setResponseTimeout(timeout)
				.setAuthenticationEnabled(false)
				.setProtocolUpgradeEnabled(false)
				.build())
			.build();
	}

	/**
	 * Asks once.
	 * @param host whom
	 * @param uri for what
	 * @param kind what is wanted
	 * @param current the exchange that may be ended from elsewhere
	 * @return the file, or where it is
	 * @throws IOException if there is neither
	 */
	Reply get(HttpHost host, URI uri, Kind kind, CurrentExchange current) throws IOException {
		HttpGet request = new HttpGet(uri);
		request.setHeader(HttpHeaders.ACCEPT, accepted(kind));
		request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
		// Many hosts refuse whoever does not say who they are.
		request.setHeader(HttpHeaders.USER_AGENT, "llm-router");
		current.attach(request);
		try (ClassicHttpResponse response = client().executeOpen(host, request, null)) {
			try {
				return read(response);
			}
			finally {
				// To close a reply that was not read would read its rest.
				request.cancel();
			}
		}
	}

	/** A server that may choose should choose what models understand. */
	private static String accepted(Kind kind) {
		return switch (kind) {
			case IMAGE -> "image/png, image/jpeg, image/webp, image/gif, */*;q=0.1";
			case DOCUMENT -> "application/pdf, */*;q=0.5";
			case AUDIO -> "audio/wav, audio/mpeg, */*;q=0.5";
		};
	}

	private Reply read(ClassicHttpResponse response) throws IOException {
		int status = response.getCode();
		if (status == 301 || status == 302 || status == 303 || status == 307 || status == 308) {
			String location = header(response, HttpHeaders.LOCATION);
			if (location == null) {
				throw new MediaProblemException("it answers HTTP " + status + " without a Location");
			}
			return new Reply(new byte[0], null, location);
		}
		if (status != 200) {
			throw new MediaProblemException("it answers HTTP " + status);
		}
		String encoding = header(response, HttpHeaders.CONTENT_ENCODING);
		if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
			throw new MediaProblemException("it is compressed, although that was not asked for");
		}
		return new Reply(body(response.getEntity()), header(response, HttpHeaders.CONTENT_TYPE), null);
	}

	private static @Nullable String header(ClassicHttpResponse response, String name) {
		Header header = response.getFirstHeader(name);
		return (header != null) ? header.getValue() : null;
	}

	private byte[] body(@Nullable HttpEntity entity) throws IOException {
		long most = Math.min(this.settings.maxSize().toBytes(), LARGEST);
		if (entity != null && entity.getContentLength() > most) {
			throw tooLarge();
		}
		byte[] bytes = (entity != null) ? entity.getContent().readNBytes((int) most + 1) : new byte[0];
		if (bytes.length > most) {
			throw tooLarge();
		}
		if (bytes.length == 0) {
			throw new MediaProblemException("it is empty");
		}
		return bytes;
	}

	private MediaProblemException tooLarge() {
		return new MediaProblemException("it is larger than " + this.settings.maxSize()
				+ "; give a smaller one or raise llm-router.media.max-size");
	}

	/** Ends every request. */
	@Override
	public synchronized void close() {
		this.closed = true;
		if (this.client != null) {
			this.client.close(CloseMode.IMMEDIATE);
		}
	}

	/**
	 * What a server answered.
	 *
	 * @param body the file
	 * @param contentType what the server says it is
	 * @param location where the file is instead, null if this is it
	 */
	record Reply(byte[] body, @Nullable String contentType, @Nullable String location) {

	}

}
