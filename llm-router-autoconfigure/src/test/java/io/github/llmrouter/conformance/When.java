package io.github.llmrouter.conformance;

import java.util.function.BiPredicate;

import tools.jackson.databind.JsonNode;

/** What a recorded request is like where the router deviates from it. */
enum When {

	ALWAYS((body, difference) -> true),

	NO_TOOLS((body, difference) -> body.path("tools").isEmpty()),

	/** Anthropic's form, or OpenAI's without the type. */
	NAMED_OTHERWISE((body, difference) -> body.path("tool_choice").isObject()
			&& !"function".equals(RequestMembers.text(body.path("tool_choice"), "type"))),

	ID_IS_REFUSED((body, difference) -> {
		String expected = difference.replaceAll("(?s)^[^<]*<\"([^\"]*)\">.*$", "$1");
		boolean mistral = model(body).matches(".*(mistral|ministral|magistral|codestral|devstral|pixtral).*");
		return mistral ? !expected.matches("[A-Za-z0-9]{9}") : expected.length() > 40;
	}),

	SEVERAL_TEXTS((body, difference) -> {
		JsonNode content = at(body, difference).path("content");
		return content.size() > 1
				&& content.valueStream().allMatch((part) -> "text".equals(RequestMembers.text(part, "type")));
	}),

	THINKING_PART((body, difference) -> at(body, difference).path("content")
		.valueStream()
		.anyMatch((part) -> "thinking".equals(RequestMembers.text(part, "type")))),

	EFFORT_AS_OBJECT((body, difference) -> body.path("reasoning").has("effort")),

	REASONING_REFUSES_TOOLS((body, difference) -> model(body).matches("gpt-5\\.([4-9]|\\d\\d).*")
			&& !body.path("tools").isEmpty() && difference.endsWith("actual <\"none\">")),

	REASONING_MODEL((body, difference) -> model(body).matches("(o[134]|gpt-5)(-.*)?")),

	MEDIA_FROM_A_TOOL((body, difference) -> body.path("messages")
		.valueStream()
		.anyMatch((message) -> "tool".equals(RequestMembers.text(message, "role")) && message.path("content")
			.valueStream()
			.anyMatch((part) -> !"text".equals(RequestMembers.text(part, "type"))))),

	DOCUMENT_AT_AN_ADDRESS((body, difference) -> at(body, difference).path("content")
		.valueStream()
		.anyMatch((part) -> part.path("file").path("file_data").asString("").startsWith("http"))),

	LATER_INSTRUCTION((body, difference) -> body.path("messages")
		.valueStream()
		.anyMatch((message) -> "system".equals(RequestMembers.text(message, "role")))),

	PREFILL((body, difference) -> "assistant"
		.equals(RequestMembers.text(body.path("messages").path(body.path("messages").size() - 1), "role"))),

	BLANK_TEXT((body, difference) -> at(body, difference).path("content")
		.valueStream()
		.anyMatch((part) -> RequestMembers.text(part, "text") != null
				&& RequestMembers.required(part, "text").isBlank())),

	EFFORT_ALONE((body, difference) -> body.path("output_config").has("effort") && !body.has("thinking")
			&& difference.endsWith("actual <{\"type\":\"adaptive\"}>"));

	private final BiPredicate<JsonNode, String> condition;

	When(BiPredicate<JsonNode, String> condition) {
		this.condition = condition;
	}

	boolean holds(RecordedExchange exchange, String difference) {
		return this.condition.test(exchange.request().body(), difference);
	}

	private static String model(JsonNode body) {
		return body.path("model").asString("");
	}

	/** The message that a difference is in. */
	private static JsonNode at(JsonNode body, String difference) {
		String index = difference.replaceAll("(?s)^/messages/(\\d+)/.*$", "$1");
		return index.matches("\\d+") ? body.path("messages").path(Integer.parseInt(index))
				: body.path("messages").path(-1);
	}

}
