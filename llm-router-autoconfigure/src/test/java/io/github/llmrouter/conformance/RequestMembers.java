package io.github.llmrouter.conformance;

import java.util.Arrays;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.conformance.NeutralRequest.Cache;

/** Reads members of requests so that none is overlooked. */
final class RequestMembers {

	private RequestMembers() {
	}

	/**
	 * Refuses a request that says more than is read.
	 * @param node an object of the request
	 * @param kind what it is
	 * @param known the members that are read
	 */
	static void knowOnly(JsonNode node, String kind, String... known) {
		Set<String> names = Set.copyOf(Arrays.asList(known));
		node.forEachEntry((name, value) -> {
			if (!names.contains(name) && !saysNothing(value)) {
				throw new UnreadableRequestException("no place for the member '" + name + "' of a " + kind);
			}
		});
	}

	private static boolean saysNothing(JsonNode value) {
		return value.isNull() || (value.isArray() && value.isEmpty()) || (value.isBoolean() && !value.booleanValue());
	}

	/**
	 * Returns a text.
	 * @param node the object
	 * @param name the member
	 * @return the text, null if there is none; an empty one is a text
	 */
	static @Nullable String text(JsonNode node, String name) {
		JsonNode value = node.path(name);
		return value.isString() ? value.stringValue() : null;
	}

	/**
	 * Returns a text that has to be there.
	 * @param node the object
	 * @param name the member
	 * @return the text
	 */
	static String required(JsonNode node, String name) {
		String text = text(node, name);
		if (text == null) {
			throw new UnreadableRequestException("malformed: no text '" + name + "'");
		}
		return text;
	}

	static @Nullable Boolean flag(JsonNode node, String name) {
		JsonNode value = node.path(name);
		return value.isBoolean() ? (Boolean) value.booleanValue() : null;
	}

	/**
	 * Returns the marker for the cache.
	 * @param node the object that may hold one
	 * @return the marker, null if there is none
	 */
	static @Nullable Cache cache(JsonNode node) {
		for (String name : new String[] { "cache_control", "prompt_cache_breakpoint" }) {
			if (node.path(name).isObject()) {
				return new Cache(text(node.path(name), "ttl"));
			}
		}
		return null;
	}

}
