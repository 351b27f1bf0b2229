package io.github.llmrouter.provider;

import java.net.URI;
import java.util.Objects;

import io.micrometer.common.KeyValue;

import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.observation.ClientHttpObservationDocumentation.HighCardinalityKeyNames;
import org.springframework.http.client.observation.ClientHttpObservationDocumentation.LowCardinalityKeyNames;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;

/**
 * Names HTTP exchanges as Spring does, but asks each request for its URI once: that of
 * HttpClient is parsed anew every time, which happened six times an exchange.
 */
final class ExchangeObservationConvention extends DefaultClientRequestObservationConvention {

	@Override
	protected KeyValue clientName(ClientRequestObservationContext context) {
		String host = (context.getCarrier() != null) ? address(context, context.getCarrier()).getHost() : null;
		return KeyValue.of(LowCardinalityKeyNames.CLIENT_NAME, Objects.requireNonNullElse(host, KeyValue.NONE_VALUE));
	}

	@Override
	protected KeyValue requestUri(ClientRequestObservationContext context) {
		return (context.getCarrier() != null)
				? KeyValue.of(HighCardinalityKeyNames.HTTP_URL, address(context, context.getCarrier()).toASCIIString())
				: super.requestUri(context);
	}

	private static URI address(ClientRequestObservationContext context, ClientHttpRequest request) {
		return context.computeIfAbsent(ExchangeObservationConvention.class, (key) -> request.getURI());
	}

}
