package io.github.llmrouter.conformance;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Steps by which requests that mean the same become the same. */
final class Normalising {

	/** What stands in these is the caller's own, where null is not the same as absent. */
	private static final Set<String> FOREIGN = Set.of("parameters", "input_schema", "schema", "input", "arguments");

	private Normalising() {
	}

	/**
	 * Removes members that are null, which say as much as absent ones.
	 * @param node the value that is changed
	 */
	static void dropNulls(JsonNode node) {
		if (node instanceof ObjectNode object) {
			List.copyOf(object.propertyNames())
				.stream()
				.filter((name) -> object.path(name).isNull())
				.forEach(object::remove);
			object.forEachEntry((name, value) -> {
				if (!FOREIGN.contains(name)) {
					dropNulls(value);
				}
			});
		}
		else {
			node.forEach(Normalising::dropNulls);
		}
	}

	/**
	 * Removes a member that only says what holds anyway.
	 * @param object the object that is changed
	 * @param name the member
	 * @param meaningless the values that say nothing, as JSON
	 */
	static void dropDefault(JsonNode object, String name, String... meaningless) {
		for (String value : meaningless) {
			if (object.has(name) && JsonEquality.equal(object.path(name), Readings.json(value))) {
				((ObjectNode) object).remove(name);
			}
		}
	}

	/**
	 * Gives a member another name.
	 * @param object the object that is changed
	 * @param name the name
	 * @param newName the new name
	 */
	static void rename(JsonNode object, String name, String newName) {
		if (object.has(name)) {
			ObjectNode changed = (ObjectNode) object;
			changed.set(newName, changed.remove(name));
		}
	}

	/**
	 * Makes a content that is a text the list of one part that it stands for. An empty
	 * list stands for no content.
	 * @param object the object that is changed
	 * @param name the member
	 */
	static void listParts(JsonNode object, String name) {
		ObjectNode changed = (ObjectNode) object;
		JsonNode content = object.path(name);
		if (content.isString()) {
			ArrayNode parts = changed.putArray(name);
			if (!content.stringValue().isEmpty()) {
				parts.addObject().put("type", "text").set("text", content);
			}
		}
		if (changed.path(name).isArray() && changed.path(name).isEmpty()) {
			changed.remove(name);
		}
	}

	/**
	 * Returns where two values differ.
	 * @param path the way to the values
	 * @param one a value
	 * @param other another
	 * @return a text for each difference
	 */
	static List<String> differences(String path, JsonNode one, JsonNode other) {
		if (one.isObject() && other.isObject()) {
			Set<String> names = new TreeSet<>(one.propertyNames());
			names.addAll(other.propertyNames());
			return names.stream()
				.flatMap((name) -> differences(path + "/" + name, one.path(name), other.path(name)).stream())
				.toList();
		}
		if (one.isArray() && other.isArray() && one.size() == other.size()) {
			return IntStream.range(0, one.size())
				.boxed()
				.flatMap((index) -> differences(path + "/" + index, one.path(index), other.path(index)).stream())
				.toList();
		}
		return JsonEquality.equal(one, other) ? List.of() : List
			.of(new Mismatch(path, one.isMissingNode() ? "nothing" : one, other.isMissingNode() ? "nothing" : other)
				.toString());
	}

}
