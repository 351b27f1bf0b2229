package io.github.llmrouter.conformance;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.llmrouter.FailureKind;

/** Reads what a recorded reply of any api says. */
final class Readings {

	private static final JsonMapper JSON = new JsonMapper();

	private Readings() {
	}

	/**
	 * Reads a reply.
	 * @param exchange the exchange
	 * @return what the reply says
	 */
	static Expected read(RecordedExchange exchange) {
		RecordedExchange.Reply reply = exchange.reply();
		JsonNode body = parse(reply.body());
		if (reply.status() >= 400) {
			return ErrorReading.read(reply.status(), reply.headers(), body, reply.body());
		}
		if (body == null || !body.isObject()) {
			return new Expected.AnError(FailureKind.MALFORMED_REPLY, null);
		}
		if (holdsError(body)) {
			return ErrorReading.readInsideSuccess(reply.headers(), body);
		}
		return switch (exchange.api()) {
			case "messages" -> AnthropicReading.read(body);
			case "generateContent" -> GeminiReading.read(body);
			default -> OpenAiReading.read(body);
		};
	}

	private static boolean holdsError(JsonNode body) {
		return body.hasNonNull("error") || body.at("/choices/0").hasNonNull("error");
	}

	private static @Nullable JsonNode parse(String body) {
		try {
			return JSON.readTree(body);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * Returns the text at a pointer.
	 * @param node where the pointer starts
	 * @param pointer the way to the text
	 * @return the text; null if it is absent, blank or something else
	 */
	static @Nullable String text(JsonNode node, String pointer) {
		JsonNode found = node.at(pointer);
		return (found.isString() && !found.stringValue().isBlank()) ? found.stringValue() : null;
	}

	/**
	 * Returns the first of several counts.
	 * @param node where the pointers start
	 * @param pointers the ways to the counts
	 * @return the first count that is there, 0 if none is
	 */
	static long count(JsonNode node, String... pointers) {
		for (String pointer : pointers) {
			if (node.at(pointer).isNumber()) {
				return node.at(pointer).longValue();
			}
		}
		return 0;
	}

}
