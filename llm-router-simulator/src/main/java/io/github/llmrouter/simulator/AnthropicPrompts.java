package io.github.llmrouter.simulator;

import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what is asked out of requests to Anthropic's Messages API.
 */
final class AnthropicPrompts {

	private static final Set<String> THINKING = Set.of("enabled", "adaptive", "between_tools");

	private AnthropicPrompts() {
	}

	static Prompt read(Call call) {
		JsonNode messages = call.body().path("messages");
		String turns = messages.valueStream()
			.map((message) -> Texts.of(message.path("content")))
			.collect(Collectors.joining("\n"));
		String all = Texts.of(call.body().path("system")) + "\n" + turns;
		Prompt.Form form = new Prompt.Form(Json.integer(call.body().path("max_tokens")), schema(call), reasoning(call));
		return new Prompt(all, Texts.lastTurn(messages, "content"), messages.size(),
				isAsked(Texts.last(messages)) ? tools(call) : Tools.NONE, form);
	}

	private static boolean isAsked(JsonNode turn) {
		return Json.text(turn.path("role")).equals("user") && turn.path("content")
			.valueStream()
			.noneMatch((block) -> Json.text(block.path("type")).equals("tool_result"));
	}

	private static Tools tools(Call call) {
		JsonNode choice = call.body().path("tool_choice");
		boolean parallel = !choice.path("disable_parallel_tool_use").asBoolean(false);
		return new Tools(call.body()
			.path("tools")
			.valueStream()
			.filter((tool) -> tool.has("input_schema"))
			.map((tool) -> new Tools.Tool(Json.text(tool.path("name")), tool.path("input_schema")))
			.toList(), switch (Json.text(choice.path("type"))) {
				case "none" -> Tools.Choice.NONE;
				case "any" -> Tools.Choice.REQUIRED;
				case "tool" -> Tools.Choice.named(Json.text(choice.path("name")));
				default -> Tools.Choice.AUTO;
			}, parallel);
	}

	private static @Nullable JsonNode schema(Call call) {
		JsonNode format = call.at("/output_config/format");
		JsonNode given = format.isMissingNode() ? call.at("/output_format") : format;
		return Json.text(given.path("type")).equals("json_schema") ? given.path("schema") : null;
	}

	private static Reasoning reasoning(Call call) {
		boolean wanted = THINKING.contains(Json.text(call.at("/thinking/type")));
		return Reasoning.of(wanted, !Json.text(call.at("/thinking/display")).equals("omitted"));
	}

}
