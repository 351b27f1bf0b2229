package io.github.llmrouter.simulator;

import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * Reads the text out of prompts.
 */
final class Texts {

	private Texts() {
	}

	/**
	 * The text of a string or of a list of parts.
	 */
	static String of(JsonNode content) {
		if (content.isArray()) {
			return content.valueStream()
				.map((part) -> Json.text(part.path("text")))
				.filter((text) -> !text.isEmpty())
				.collect(Collectors.joining("\n"));
		}
		return Json.text(content);
	}

	static String lastTurn(JsonNode turns, String field) {
		return turns.isEmpty() ? "" : of(turns.path(turns.size() - 1).path(field));
	}

}
