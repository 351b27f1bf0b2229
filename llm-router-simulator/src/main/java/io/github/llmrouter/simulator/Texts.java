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
	 * The text of a string or of a list of parts, results of tools included.
	 */
	static String of(JsonNode content) {
		if (content.isArray()) {
			return content.valueStream()
				.map(Texts::ofPart)
				.filter((text) -> !text.isEmpty())
				.collect(Collectors.joining("\n"));
		}
		return Json.text(content);
	}

	private static String ofPart(JsonNode part) {
		if (Json.text(part.path("type")).equals("tool_result")) {
			return of(part.path("content"));
		}
		JsonNode result = part.path("functionResponse").path("response");
		return result.isMissingNode() ? Json.text(part.path("text")) : result.toString();
	}

	static JsonNode last(JsonNode turns) {
		return turns.path(turns.size() - 1);
	}

	static String lastTurn(JsonNode turns, String field) {
		return of(last(turns).path(field));
	}

}
