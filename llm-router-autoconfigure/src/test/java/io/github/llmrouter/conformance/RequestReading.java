package io.github.llmrouter.conformance;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.conformance.RecordedExchange.Format;

/** Reads recorded requests. */
final class RequestReading {

	private RequestReading() {
	}

	/**
	 * Reads a request for chat completions or Anthropic's Messages.
	 * @param exchange the exchange
	 * @return the request
	 * @throws UnreadableRequestException if it is not read, with the reason
	 */
	static NeutralRequest read(RecordedExchange exchange) {
		JsonNode body = body(exchange);
		return (exchange.format() == Format.MESSAGES) ? MessagesRequestReading.read(body)
				: ChatRequestReading.read(body);
	}

	private static JsonNode body(RecordedExchange exchange) {
		try {
			return exchange.request().body();
		}
		catch (JacksonException ex) {
			throw new UnreadableRequestException("malformed: no JSON");
		}
	}

}
