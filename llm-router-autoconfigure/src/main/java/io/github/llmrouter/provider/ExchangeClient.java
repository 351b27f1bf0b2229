package io.github.llmrouter.provider;

import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;

/**
 * Sends an account's requests. Opens with the first of them, or when it is told to.
 * Thread-safe.
 */
final class ExchangeClient implements AutoCloseable {

	private final Supplier<PooledClient> opener;

	private final Function<ClientHttpRequestFactory, RestClient> restClients;

	private final BodyReader bodyReader;

	private final int maxConnections;

	private volatile @Nullable Opened opened;

	private boolean closed;

	/**
	 * Creates a client.
	 * @param opener opens a pool; asked again if the pool was lost
	 * @param restClients makes a RestClient that uses a pool
	 * @param bodyReader reads bodies
	 * @param maxConnections how many connections a pool may have
	 */
	ExchangeClient(Supplier<PooledClient> opener, Function<ClientHttpRequestFactory, RestClient> restClients,
			BodyReader bodyReader, int maxConnections) {
		this.opener = opener;
		this.restClients = restClients;
		this.bodyReader = bodyReader;
		this.maxConnections = maxConnections;
	}

	/**
	 * Opens the client now, so that no request need wait for it. What it needs is loaded
	 * and read only then: trusted certificates above all.
	 */
	void open() {
		opened();
	}

	private Opened opened() {
		Opened open = this.opened;
		return (open != null) ? open : openOnce();
	}

	private synchronized Opened openOnce() {
		Opened open = this.opened;
		if (open == null) {
			if (this.closed) {
				throw new IllegalStateException("The client is closed");
			}
			open = openAnew();
			this.opened = open;
		}
		return open;
	}

	private Opened openAnew() {
		PooledClient pooled = this.opener.get();
		try {
			RouterRequestFactory factory = new RouterRequestFactory(pooled.client(), pooled.config());
			return new Opened(pooled, this.restClients.apply(factory));
		}
		catch (RuntimeException | Error ex) {
			// The application has a part in it.
			pooled.close();
			throw ex;
		}
	}

	/**
	 * Sends a request on the calling thread and hands on the reply as soon as its headers
	 * are there.
	 * @param uri where to send
	 * @param headers writes the headers
	 * @param body what to post; of length 0 for a GET
	 * @param current the exchange
	 * @param reader takes the reply; if it throws, the reply is cancelled
	 * @param <T> what the reader makes of it
	 * @return what the reader returned
	 */
	<T> T send(URI uri, Consumer<HttpHeaders> headers, byte[] body, CurrentExchange current, ReplyReader<T> reader) {
		current.enter();
		try {
			return request(uri, body).httpRequest((request) -> write(request.getHeaders(), headers, body))
				.exchangeForRequiredValue((request, response) -> read(response, current, reader), false);
		}
		catch (RuntimeException ex) {
			if (current.justSentOverKeptConnection() && HttpFailure.isEndWithoutReply(ex)) {
				dropKept();
			}
			throw ex;
		}
		catch (Error ex) {
			reopenIfLost();
			throw ex;
		}
		finally {
			current.leave();
		}
	}

	private RestClient.RequestHeadersSpec<?> request(URI uri, byte[] body) {
		RestClient client = opened().restClient();
		if (body.length == 0) {
			return client.get().uri(uri);
		}
		return client.post()
			.uri(uri)
			// No message converter: at DEBUG it would be asked to log the body.
			.body((output) -> output.write(body));
	}

	/** Not as headers of the specification, which would be copied one by one. */
	private static void write(HttpHeaders target, Consumer<HttpHeaders> headers, byte[] body) {
		headers.accept(target);
		if (body.length > 0) {
			target.setContentLength(body.length);
		}
	}

	private <T> T read(ClientHttpResponse response, CurrentExchange current, ReplyReader<T> reader) throws IOException {
		boolean read = false;
		OpenReply reply = new OpenReply(response, this.bodyReader, current);
		try {
			requireFromProvider(reply.status(), current);
			current.headersArrived(reply.status());
			T result = reader.read(reply);
			read = true;
			return result;
		}
		finally {
			if (!read) {
				reply.cancel();
			}
		}
	}

	/** What a proxy says instead of opening a tunnel is not a reply of the provider. */
	private void requireFromProvider(int status, CurrentExchange current) throws IOException {
		if (opened().pooled().proxied() && !current.sent()) {
			throw new IOException("The proxy refused to connect, with status " + status);
		}
	}

	/**
	 * Counts the connections.
	 * @return those in use and those kept for use; before the client is open, none of
	 * either
	 */
	ConnectionCounts connections() {
		Opened open = this.opened;
		return (open != null) ? open.pooled().counts(this.maxConnections) : ConnectionCounts.none(this.maxConnections);
	}

	/**
	 * Opens a connection ahead of the first request, unless one is kept.
	 * @param uri where to
	 * @throws IOException if it cannot be opened
	 */
	void connect(URI uri) throws IOException {
		opened().pooled().connect(uri);
	}

	/**
	 * What ended one kept connection has ended others, and the next call needs a new one.
	 */
	private void dropKept() {
		opened().pooled().pool().closeIdle(TimeValue.ZERO_MILLISECONDS);
	}

	/** An Error, even one call's, makes HttpClient close the pool of all calls. */
	private synchronized void reopenIfLost() {
		Opened lost = this.opened;
		if (!this.closed && lost != null && lost.pooled().pool().isClosed()) {
			this.opened = openAnew();
			lost.close();
		}
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		Opened open = this.opened;
		if (open != null) {
			open.close();
		}
	}

	/**
	 * Takes a reply whose headers have arrived.
	 *
	 * @param <T> what it makes of it
	 */
	interface ReplyReader<T> {

		T read(OpenReply reply) throws IOException;

	}

	private record Opened(PooledClient pooled, RestClient restClient) {

		void close() {
			pooled().close();
		}

	}

}
