package io.github.llmrouter.conformance;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.conformance.Expected.AnAnswer;
import io.github.llmrouter.conformance.Expected.AnError;
import io.github.llmrouter.conformance.Expected.Incomplete;

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
		if (reply.status() < 400 && exchange.stream()) {
			return stream(exchange, assemble(exchange));
		}
		JsonNode body = parse(reply.body());
		if (reply.status() >= 400) {
			return ErrorReading.read(reply.status(), reply.headers(), body, reply.body());
		}
		if (body == null || !body.isObject()) {
			return new AnError(FailureKind.MALFORMED_REPLY, null);
		}
		if (holdsError(body)) {
			return ErrorReading.readInsideSuccess(reply.headers(), body);
		}
		return whole(exchange, body);
	}

	private static Expected whole(RecordedExchange exchange, JsonNode body) {
		return switch (exchange.format()) {
			case MESSAGES -> AnthropicReading.read(body);
			case GENERATE_CONTENT -> GeminiReading.read(body);
			case RESPONSES -> ResponsesReading.read(body);
			case EMBEDDINGS -> EmbeddingsReading.read(body, exchange.provider().equals("perplexity"));
			case CHAT -> OpenAiReading.read(body);
		};
	}

	private static Assembled assemble(RecordedExchange exchange) {
		String text = exchange.reply().body();
		return switch (exchange.format()) {
			case MESSAGES -> AnthropicStream.assemble(SseText.read(text));
			case GENERATE_CONTENT -> GeminiStream.assemble(text);
			case RESPONSES -> ResponsesStream.assemble(SseText.read(text));
			case CHAT, EMBEDDINGS -> OpenAiStream.assemble(SseText.read(text));
		};
	}

	private static Expected stream(RecordedExchange exchange, Assembled assembled) {
		Expected whole = whole(exchange, assembled.body());
		Map<String, String> headers = exchange.reply().headers();
		AnError error = (assembled.error() != null)
				? (AnError) ErrorReading.readInsideSuccess(headers, assembled.error()) : null;
		boolean started = whole instanceof AnAnswer answer && !answer.content().isEmpty();
		if (error == null && assembled.ended()) {
			return whole;
		}
		if (started) {
			return new Incomplete((AnAnswer) whole, (error != null) ? error.kind() : null);
		}
		return (error != null) ? error : new AnError(FailureKind.MALFORMED_REPLY, null);
	}

	/**
	 * Returns whether a body, or its first choice, is an error.
	 * @param body the body
	 * @return true if so
	 */
	static boolean holdsError(JsonNode body) {
		return body.hasNonNull("error") || body.at("/choices/0").hasNonNull("error");
	}

	/**
	 * Parses what has to be JSON.
	 * @param text the JSON
	 * @return the value
	 */
	static JsonNode json(String text) {
		return JSON.readTree(text);
	}

	static ObjectNode object() {
		return JSON.createObjectNode();
	}

	static ArrayNode array() {
		return JSON.createArrayNode();
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
		return found.isString() ? unlessBlank(found.stringValue()) : null;
	}

	/**
	 * Returns a text that says something.
	 * @param text the text
	 * @return the text, null if it is blank
	 */
	static @Nullable String unlessBlank(String text) {
		return text.isBlank() ? null : text;
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
