package io.github.llmrouter.dialect;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.CachePoint;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.Role;
import io.github.llmrouter.TextPart;

/** What the encoders share. */
final class RequestBody {

	private RequestBody() {
	}

	static ObjectNode create() {
		return Json.MAPPER.createObjectNode();
	}

	/** Adds values of parameters: numbers and lists of texts. */
	static void put(ObjectNode into, Map<String, Object> fields) {
		fields.forEach((name, value) -> into.set(name, Json.MAPPER.valueToTree(value)));
	}

	/**
	 * Merges a target's options: objects into objects, anything else in the place of what
	 * stood there.
	 * @param body the request
	 * @param options the options
	 * @param reserved top-level fields that options cannot change: those that say who is
	 * asked what, and those that would change the form of the reply
	 */
	static void merge(ObjectNode body, Map<String, Object> options, Set<String> reserved) {
		options.forEach((name, value) -> {
			if (!reserved.contains(name)) {
				merge(body, name, Json.MAPPER.valueToTree(value));
			}
		});
	}

	private static void merge(ObjectNode into, String name, JsonNode value) {
		if (into.get(name) instanceof ObjectNode present && value instanceof ObjectNode added) {
			added.properties().forEach((field) -> merge(present, field.getKey(), field.getValue()));
		}
		else {
			into.set(name, value);
		}
	}

	static byte[] bytes(ObjectNode body) {
		return Json.MAPPER.writeValueAsBytes(body);
	}

	/**
	 * Parses JSON of the caller's, such as a schema.
	 * @param json the JSON
	 * @param what whose it is, for the exception
	 * @return the object
	 * @throws InvalidRequestException if it is no JSON object
	 */
	static ObjectNode object(String json, String what) {
		try {
			if (Json.MAPPER.readTree(json) instanceof ObjectNode object) {
				return object;
			}
		}
		catch (JacksonException ex) {
			throw new InvalidRequestException(what + " is not valid JSON: " + ex.getOriginalMessage());
		}
		throw new InvalidRequestException(what + " is not a JSON object.");
	}

	/**
	 * Returns the bytes of a media part as text.
	 * @param part a part with bytes
	 * @return the bytes in Base64
	 */
	static String base64(MediaPart part) {
		byte[] bytes = part.bytes();
		return (bytes != null) ? Base64.getEncoder().encodeToString(bytes) : "";
	}

	/**
	 * Returns the instructions of a wire format that has a place for them beside the
	 * conversation. Those from later in the conversation come along, in their order; a
	 * conversation of nothing else has none: its text is what is asked.
	 */
	static List<String> instructions(List<Message> messages) {
		boolean onlyInstructions = messages.stream().noneMatch(RequestBody::isTurn);
		return onlyInstructions ? List.of()
				: messages.stream()
					.filter((message) -> message.role() == Role.SYSTEM && !message.text().isBlank())
					.map(Message::text)
					.toList();
	}

	/**
	 * Returns the turns that are not {@link #instructions}; blank ones are refused there.
	 */
	static List<Message> turns(List<Message> messages) {
		List<Message> turns = messages.stream().filter(RequestBody::isTurn).toList();
		return !turns.isEmpty() ? turns
				: messages.stream()
					.filter((message) -> !message.text().isBlank())
					.map((message) -> Message.user(message.text()))
					.toList();
	}

	private static boolean isTurn(Message message) {
		return message.role() != Role.SYSTEM && (!message.text().isBlank() || message.parts()
			.stream()
			.anyMatch((part) -> !(part instanceof TextPart) && !(part instanceof CachePoint)));
	}

}
