package io.github.llmrouter.simulator;

import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what is asked out of requests to the Gemini API.
 */
final class GeminiPrompts {

	private GeminiPrompts() {
	}

	static Prompt read(Call call) {
		JsonNode contents = call.body().path("contents");
		String turns = contents.valueStream()
			.map((turn) -> Texts.of(turn.path("parts")))
			.collect(Collectors.joining("\n"));
		String all = Texts.of(call.at("/systemInstruction/parts")) + "\n" + turns;
		Prompt.Form form = new Prompt.Form(Json.integer(call.at("/generationConfig/maxOutputTokens")), schema(call),
				reasoning(call));
		return new Prompt(all, Texts.lastTurn(contents, "parts"), contents.size(),
				isAsked(Texts.last(contents)) ? tools(call) : Tools.NONE, form);
	}

	private static boolean isAsked(JsonNode turn) {
		return !Json.text(turn.path("role")).equals("model")
				&& turn.path("parts").valueStream().noneMatch((part) -> part.has("functionResponse"));
	}

	private static Tools tools(Call call) {
		return new Tools(call.body()
			.path("tools")
			.valueStream()
			.flatMap((tool) -> tool.path("functionDeclarations").valueStream())
			.map((function) -> new Tools.Tool(Json.text(function.path("name")),
					function.has("parametersJsonSchema") ? function.path("parametersJsonSchema")
							: function.path("parameters")))
			.toList(), choice(call.at("/toolConfig/functionCallingConfig")), true);
	}

	private static Tools.Choice choice(JsonNode config) {
		Set<String> only = config.path("allowedFunctionNames")
			.valueStream()
			.map(Json::text)
			.collect(Collectors.toSet());
		return switch (Json.text(config.path("mode"))) {
			case "NONE" -> Tools.Choice.NONE;
			case "ANY" -> new Tools.Choice(true, true, only);
			default -> new Tools.Choice(true, false, only);
		};
	}

	private static @Nullable JsonNode schema(Call call) {
		JsonNode config = call.body().path("generationConfig");
		if (!Json.text(config.path("responseMimeType")).equals("application/json")) {
			return null;
		}
		JsonNode schema = config.has("responseJsonSchema") ? config.path("responseJsonSchema")
				: config.path("responseSchema");
		return schema.isMissingNode() ? Json.object() : schema;
	}

	private static Reasoning reasoning(Call call) {
		JsonNode thinking = call.at("/generationConfig/thinkingConfig");
		Integer budget = Json.integer(thinking.path("thinkingBudget"));
		boolean shown = thinking.path("includeThoughts").asBoolean(false);
		boolean wanted = shown || thinking.has("thinkingLevel") || budget != null;
		return Reasoning.of(wanted && (budget == null || budget != 0), shown);
	}

}
