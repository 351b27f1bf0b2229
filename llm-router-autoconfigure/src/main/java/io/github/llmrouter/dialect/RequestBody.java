package io.github.llmrouter.dialect;

import java.util.Base64;
import java.util.Map;
import java.util.Set;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.MediaPart;

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

}
