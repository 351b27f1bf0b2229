package io.github.llmrouter.provider;

import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpRequest;

import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/**
 * Hands each request to the exchange it belongs to, so that it can be cancelled.
 */
final class RouterRequestFactory extends HttpComponentsClientHttpRequestFactory {

	private final RequestConfig config;

	RouterRequestFactory(HttpClient client, RequestConfig config) {
		super(client);
		this.config = config;
	}

	/** Runs on the thread that makes the exchange. */
	@Override
	protected void postProcessHttpRequest(ClassicHttpRequest request) {
		CurrentExchange current = CurrentExchange.get();
		if (current != null && request instanceof HttpUriRequestBase cancellable) {
			cancellable.setConfig(this.config);
			current.attach(cancellable);
		}
	}

}
