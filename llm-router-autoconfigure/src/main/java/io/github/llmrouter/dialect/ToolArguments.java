package io.github.llmrouter.dialect;

import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.Tool;

/** Arguments of tools, for wire formats that want objects instead of their text. */
final class ToolArguments {

	/**
	 * The field that holds arguments which are no JSON object, such as those of a call
	 * that was cut off.
	 */
	private static final String UNREADABLE = "_raw";

	private ToolArguments() {
	}

	/**
	 * Returns the schema of a tool's arguments.
	 * @param tool the tool
	 * @return its schema, with the type that wire formats insist on
	 */
	static ObjectNode schema(Tool tool) {
		return typed(RequestBody.object(tool.parameters(), "The schema of the tool '" + tool.name() + "'"));
	}

	/**
	 * Adds the type to a schema of an object that names none.
	 * @param schema the schema
	 * @return the schema
	 */
	static ObjectNode typed(ObjectNode schema) {
		return schema.has("type") ? schema : schema.put("type", "object");
	}

	/**
	 * Returns arguments as an object.
	 * @param arguments what a model wrote
	 * @return the object, empty for none; what is no object stands in it as text
	 */
	static ObjectNode object(String arguments) {
		ObjectNode object = RequestBody.create();
		if (arguments.isBlank()) {
			return object;
		}
		return (Json.parse(arguments) instanceof ObjectNode parsed) ? parsed : object.put(UNREADABLE, arguments);
	}

}
