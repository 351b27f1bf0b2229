package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What Mistral refuses about messages and tools.
 */
final class MistralMessageRules {

	private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

	private static final Pattern ID = Pattern.compile("[a-zA-Z0-9]{9}");

	static final List<Rule> ALL = List.of(
			Rule.strict("2.1 roles", Check.otherThan("messages[*].role", "system", "user", "assistant", "tool"),
					MistralRules.invalid("union_tag_invalid",
							"Input tag '{}' found does not match any of the expected "
									+ "tags: 'assistant', 'system', 'tool', 'user'")),
			extra("messages[role=system|user]", "role", "content"),
			extra("messages[role=assistant]", "role", "content", "tool_calls", "prefix"),
			extra("messages[role=tool]", "role", "content", "tool_call_id", "name"),
			Rule.strict("2.1 content", Check.at("messages[*].content", (node) -> !node.isString() && !node.isArray()),
					MistralRules.invalid("string_type", "Input should be a valid string")),
			Rule.strict("2.2 parts",
					Check.otherThan("messages[*].content[*].type", "text", "image_url", "document_url", "input_audio",
							"file", "reference", "thinking"),
					MistralRules.invalid("union_tag_invalid",
							"Input tag '{}' does not match any of the expected tags")),
			Rule.strict("2.2 parts", Check.absent("messages[*].content[type=text]", "text"), MistralRules.missing()),
			Rule.strict("2.3 tool calls", Check.first("messages[role=assistant]", MistralMessageRules::saysNothing),
					order("Assistant message must have either content or tool_calls, but not none.").code("3240")),
			Rule.strict("2.3 tools", Check.absent("tools[*]", "function"), MistralRules.missing()),
			Rule.strict("2.3 tools", Check.absent("tools[*].function", "name", "parameters"), MistralRules.missing()),
			Rule.strict("2.3 tool names", Check.mismatch("tools[*].function.name", NAME),
					Refusal
						.of(400, "invalid_request_function",
								"Function name was {} but must be a-z, A-Z, 0-9, or "
										+ "contain underscores and dashes, with a maximum length of 64.")
						.code("3210")),
			Rule.strict("9 Mistral", Check.at("tool_choice",
					(node) -> node.isString() && !Set.of("auto", "none", "any", "required").contains(Json.text(node))),
					MistralRules.invalid("enum", "Input should be 'auto', 'none', 'any' or 'required'")),
			Rule.strict("2.3 tool choice", MistralMessageRules::unknownChoice,
					Refusal.of(400, "invalid_request_tool_choice", "Tool choice function {} is not in the tools")
						.code("3001")),
			Rule.strict("2.3 calls in history", Check.absent("messages[*].tool_calls[*].function", "name", "arguments"),
					MistralRules.missing()),
			Rule.strict("9 Mistral", Check.mismatch("messages[*].tool_calls[*].id", ID), badId()),
			Rule.strict("9 Mistral", Check.mismatch("messages[role=tool].tool_call_id", ID), badId()),
			Rule.strict("2.3 results", Check.absent("messages[role=tool]", "tool_call_id"), MistralRules.missing()),
			Rule.strict("2.3 results", ToolTurns::orphan, order("Unexpected role 'tool' without tool calls before it")),
			Rule.strict("2.3 results", ToolTurns::unknownId, order("Unexpected tool call id {} in tool results")),
			Rule.strict("2.3 results", ToolTurns::unanswered,
					order("Not the same number of function calls and responses")),
			Rule.strict("2.1 messages", MistralMessageRules::endsWithAssistant,
					order("Expected last role User or Tool (or Assistant with prefix True) for serving but got "
							+ "assistant")));

	private MistralMessageRules() {
	}

	private static Rule extra(String places, String... known) {
		return Rule.strict("2.5 unknown parameters", Check.unknownField(places, Set.of(known)), MistralRules.extra());
	}

	private static Refusal order(String message) {
		return Refusal.of(400, "invalid_request_message_order", message).code("3230");
	}

	private static Refusal badId() {
		return Refusal
			.of(400, "invalid_function_call", "Tool call id was {} but must be a-z, A-Z, 0-9, with a length of 9.")
			.code("3280");
	}

	private static @Nullable Finding saysNothing(Place message) {
		boolean says = message.node().hasNonNull("content") || !message.node().path("tool_calls").isEmpty();
		return says ? null : message.found();
	}

	private static @Nullable Finding unknownChoice(Call call) {
		List<String> names = Place.all(call.body(), "tools[*].function.name")
			.map((place) -> Json.text(place.node()))
			.toList();
		return Check.otherThan("tool_choice.function.name", names.toArray(String[]::new)).find(call);
	}

	private static @Nullable Finding endsWithAssistant(Call call) {
		int last = call.body().path("messages").size() - 1;
		Place message = new Place("messages[" + last + "]", call.body().path("messages").path(last));
		boolean ends = message.text("role").equals("assistant") && !message.node().path("prefix").asBoolean(false);
		return ends ? message.child("role").found() : null;
	}

}
