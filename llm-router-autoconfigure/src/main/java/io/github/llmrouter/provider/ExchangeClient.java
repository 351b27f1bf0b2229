package io.github.llmrouter.provider;

import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;

import io.github.llmrouter.dialect.WireReply;

/**
 * Sends an account's requests and reads the replies whole. Thread-safe.
 */
final class ExchangeClient implements AutoCloseable {

	private final Supplier<PooledClient> opener;

	private final Function<ClientHttpRequestFactory, RestClient> restClients;

	private final BodyReader bodyReader;

	private volatile Opened opened;

	private boolean closed;

	/**
	 * Opens a client.
	 * @param opener opens a pool; asked again if the pool was lost
	 * @param restClients makes a RestClient that uses a pool
	 * @param bodyReader reads bodies
	 */
	ExchangeClient(Supplier<PooledClient> opener, Function<ClientHttpRequestFactory, RestClient> restClients,
			BodyReader bodyReader) {
		this.opener = opener;
		this.restClients = restClients;
		this.bodyReader = bodyReader;
		this.opened = open();
	}

	private Opened open() {
		PooledClient pooled = this.opener.get();
		RouterRequestFactory factory = new RouterRequestFactory(pooled.client(), pooled.config());
		return new Opened(pooled, this.restClients.apply(factory));
	}

	/**
	 * Makes the exchange on the calling thread. What arrives is kept in the exchange.
	 * @param uri where to send
	 * @param headers writes the headers
	 * @param body what to send
	 * @param current the exchange
	 */
	void post(URI uri, Consumer<HttpHeaders> headers, byte[] body, CurrentExchange current) {
		try {
			this.opened.restClient()
				.post()
				.uri(uri)
				.headers(headers)
				.contentLength(body.length)
				// No message converter: at DEBUG it would be asked to log the body.
				.body((output) -> output.write(body))
				.exchange((request, response) -> readWhole(response, current), false);
		}
		catch (Error ex) {
			reopenIfLost();
			throw ex;
		}
	}

	private boolean readWhole(ClientHttpResponse response, CurrentExchange current) throws IOException {
		boolean whole = false;
		try {
			int status = response.getStatusCode().value();
			requireFromProvider(status, current);
			current.headersArrived(status);
			byte[] body = this.bodyReader.read(response);
			whole = true;
			current.completed(new WireReply(status, response.getHeaders(), body));
		}
		finally {
			if (!whole) {
				current.cancelRequest();
			}
			response.close();
		}
		return whole;
	}

	/** What a proxy says instead of opening a tunnel is not a reply of the provider. */
	private void requireFromProvider(int status, CurrentExchange current) throws IOException {
		if (this.opened.pooled().proxied() && !current.sent()) {
			throw new IOException("The proxy refused to connect, with status " + status);
		}
	}

	/** An Error, even one call's, makes HttpClient close the pool of all calls. */
	private synchronized void reopenIfLost() {
		if (!this.closed && this.opened.pooled().pool().isClosed()) {
			Opened lost = this.opened;
			this.opened = open();
			lost.close();
		}
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		this.opened.close();
	}

	private record Opened(PooledClient pooled, RestClient restClient) {

		void close() {
			pooled().close();
		}

	}

}
