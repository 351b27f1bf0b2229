package io.github.llmrouter.dialect;

import tools.jackson.databind.node.ObjectNode;

/** Arguments of tool calls, for wire formats that want an object instead of its text. */
final class ToolArguments {

	/**
	 * The field that holds arguments which are no JSON object, such as those of a call
	 * that was cut off.
	 */
	private static final String UNREADABLE = "_raw";

	private ToolArguments() {
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
