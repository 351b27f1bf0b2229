package io.github.llmrouter.provider;

import java.net.URI;

import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.util.Timeout;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

import io.github.llmrouter.Timeouts;

/**
 * Hands each request to the exchange it belongs to, so that it can be cancelled, and
 * gives it the timeouts of its target.
 */
final class RouterRequestFactory extends HttpComponentsClientHttpRequestFactory {

	private final RequestConfig config;

	private final RequestConfig streamConfig;

	RouterRequestFactory(HttpClient client, RequestConfig config) {
		super(client);
		this.config = config;
		this.streamConfig = RequestConfig.copy(config).setResponseTimeout(Timeout.DISABLED).build();
	}

	@Override
	protected ClassicHttpRequest createHttpUriRequest(HttpMethod method, URI uri) {
		return new RouterRequest(method.name(), uri);
	}

	/** Runs on the thread that makes the exchange. */
	@Override
	protected void postProcessHttpRequest(ClassicHttpRequest request) {
		CurrentExchange current = CurrentExchange.get();
		if (current != null && request instanceof HttpUriRequestBase cancellable) {
			cancellable.setConfig(config(current.limits()));
			current.attach(cancellable);
		}
	}

	/** The client's own way to set the time to connect holds for all its requests. */
	@SuppressWarnings("deprecation")
	private RequestConfig config(ExchangeLimits limits) {
		Timeouts timeouts = limits.timeouts();
		RequestConfig usual = limits.streamed() ? this.streamConfig : this.config;
		boolean silenceMatters = timeouts.response() != null && !limits.streamed();
		if (timeouts.connect() == null && !silenceMatters) {
			return usual;
		}
		RequestConfig.Builder builder = RequestConfig.copy(usual);
		if (timeouts.connect() != null) {
			builder.setConnectTimeout(Timeout.of(timeouts.connect()));
		}
		if (silenceMatters) {
			builder.setResponseTimeout(Timeout.of(timeouts.response()));
		}
		return builder.build();
	}

	/**
	 * Knows its URI. The library takes it apart and puts it together again for whoever
	 * asks, and an observation asks six times.
	 */
	private static final class RouterRequest extends HttpUriRequestBase {

		private final URI uri;

		RouterRequest(String method, URI uri) {
			super(method, uri);
			this.uri = uri;
		}

		@Override
		public URI getUri() {
			return this.uri;
		}

	}

}
