package io.github.llmrouter.simulator;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * Reads what is asked out of requests to OpenAI's Responses API.
 */
final class ResponsesPrompts {

	private static final Pattern REASONS_BY_DEFAULT = Models.OPENAI_EFFORT_BY_DEFAULT;

	private ResponsesPrompts() {
	}

	static Prompt read(Call call) {
		JsonNode input = call.body().path("input");
		JsonNode last = Texts.last(input);
		String turns = input.isString() ? input.stringValue()
				: input.valueStream().map(ResponsesPrompts::text).collect(Collectors.joining("\n"));
		JsonNode format = call.at("/text/format");
		Prompt.Form form = new Prompt.Form(Json.integer(call.body().path("max_output_tokens")),
				OpenAiPrompts.schema(format, format), reasoning(call));
		boolean asked = input.isString() || Json.text(last.path("role")).equals("user");
		return new Prompt(Json.text(call.body().path("instructions")) + "\n" + turns,
				input.isString() ? input.stringValue() : text(last), input.isString() ? 1 : input.size(),
				asked ? OpenAiPrompts.tools(call) : Tools.NONE, form);
	}

	private static String text(JsonNode item) {
		return Texts.of(item.has("output") ? item.path("output") : item.path("content"));
	}

	private static Reasoning reasoning(Call call) {
		JsonNode effort = call.at("/reasoning/effort");
		boolean wanted = effort.isString() ? OpenAiPrompts.isEffort(effort)
				: REASONS_BY_DEFAULT.matcher(call.model()).matches();
		return Reasoning.of(wanted, call.at("/reasoning/summary").isString());
	}

}
