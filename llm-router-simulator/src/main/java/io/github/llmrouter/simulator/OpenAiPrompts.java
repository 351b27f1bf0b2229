package io.github.llmrouter.simulator;

import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what is asked out of requests in OpenAI's form: chat completions, and the parts
 * of the Responses API that differ in their nesting only.
 */
final class OpenAiPrompts {

	private OpenAiPrompts() {
	}

	/**
	 * Reads a request for a chat completion.
	 */
	static Prompt chat(Call call, Reasoning reasoning) {
		JsonNode messages = call.body().path("messages");
		String all = messages.valueStream()
			.map((message) -> Texts.of(message.path("content")))
			.collect(Collectors.joining("\n"));
		Integer limit = Json.integer(call.body().path("max_completion_tokens"));
		Integer maxTokens = (limit != null) ? limit : Json.integer(call.body().path("max_tokens"));
		JsonNode format = call.body().path("response_format");
		Prompt.Form form = new Prompt.Form(maxTokens, schema(format, format.path("json_schema")), reasoning);
		boolean asked = Json.text(Texts.last(messages).path("role")).equals("user");
		return new Prompt(all, Texts.lastTurn(messages, "content"), messages.size(), asked ? tools(call) : Tools.NONE,
				form);
	}

	/**
	 * The tools of a request, which the Responses API writes without the inner object.
	 */
	static Tools tools(Call call) {
		boolean parallel = call.body().path("parallel_tool_calls").asBoolean(true);
		return new Tools(call.body()
			.path("tools")
			.valueStream()
			.map(OpenAiPrompts::function)
			.filter((function) -> function.has("name"))
			.map((function) -> new Tools.Tool(Json.text(function.path("name")), function.path("parameters")))
			.toList(), choice(call.body().path("tool_choice")), parallel);
	}

	private static JsonNode function(JsonNode tool) {
		return tool.has("function") ? tool.path("function") : tool;
	}

	private static Tools.Choice choice(JsonNode choice) {
		if (choice.isObject()) {
			JsonNode allowed = choice.has("allowed_tools") ? choice.path("allowed_tools") : choice;
			if (!allowed.path("tools").isArray()) {
				return Tools.Choice.named(Json.text(function(choice).path("name")));
			}
			Set<String> names = allowed.path("tools")
				.valueStream()
				.map((tool) -> Json.text(function(tool).path("name")))
				.collect(Collectors.toSet());
			return new Tools.Choice(true, Json.text(allowed.path("mode")).equals("required"), names);
		}
		return switch (Json.text(choice)) {
			case "none" -> Tools.Choice.NONE;
			case "required", "any" -> Tools.Choice.REQUIRED;
			default -> Tools.Choice.AUTO;
		};
	}

	/**
	 * The schema of the answer.
	 * @param format the object with the type
	 * @param named the object with the schema
	 * @return the schema, an empty one for JSON without a schema, or {@code null} for
	 * prose
	 */
	static @Nullable JsonNode schema(JsonNode format, JsonNode named) {
		return switch (Json.text(format.path("type"))) {
			case "json_schema" -> named.path("schema");
			case "json_object" -> Json.object();
			default -> null;
		};
	}

	/**
	 * Whether an effort is given that is not none.
	 */
	static boolean isEffort(JsonNode effort) {
		return effort.isString() && !effort.stringValue().equals("none");
	}

}
