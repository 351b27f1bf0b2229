package io.github.llmrouter.simulator;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What OpenAI refuses in the input of the Responses endpoint.
 */
final class ResponsesInputRules {

	private static final Pattern ITEM = Pattern.compile(
			"message|reasoning|item_reference|compaction|additional_tools|mcp_list_tools|mcp_approval_re(quest|sponse)"
					+ "|[a-z_]+_call|[a-z_]+_call_output|tool_search_output");

	private static final String ASKING = "input[role=user|system|developer].content[*]";

	private static final String RESULTS = "input[type=function_call_output]";

	static final List<Rule> MESSAGES = List.of(
			Rule.strict("2.1 input", ResponsesInputRules::nothing, OpenAiErrors.missing().param("input")),
			Rule.strict("2.1 input", Check.at("input", (node) -> !node.isString() && !node.isArray()),
					OpenAiErrors.invalidType("one of a string or array of input items")),
			Rule.strict("2.1 input", Check.at("input", (node) -> node.isArray() && node.isEmpty()),
					OpenAiErrors.emptyArray()),
			Rule.strict("2.1 input", Check.first("input[*]", ResponsesInputRules::untyped), OpenAiErrors.missing()),
			Rule.strict("2.1 input", Check.mismatch("input[*].type", ITEM),
					OpenAiErrors.invalidValue("'message', 'function_call', 'function_call_output', and 'reasoning'")),
			Rule.strict("2.1 roles", Check.otherThan("input[*].role", "assistant", "system", "developer", "user"),
					OpenAiErrors.invalidValue("'assistant', 'system', 'developer', and 'user'")),
			Rule.strict("2.5 unknown parameters",
					Check.first("input[role=user|system|developer|assistant]", ResponsesInputRules::unknownField),
					OpenAiErrors.unknownParameter()),
			Rule.strict("2.1 content",
					Check.first("input[role=user|system|developer|assistant]",
							(message) -> saysNothing(message) ? message.child("content").found() : null),
					OpenAiErrors.missing()),
			Rule.strict("2.2 parts",
					Check.otherThan(ASKING + ".type", "input_text", "input_image", "input_file", "input_audio"),
					OpenAiErrors.invalidValue("'input_text', 'input_image', and 'input_file'")),
			Rule.strict("2.2 parts", Check.otherThan("input[role=assistant].content[*].type", "output_text", "refusal"),
					OpenAiErrors.invalidValue("'output_text' and 'refusal'")),
			Rule.strict("2.2 parts", Check.absent("input[*].content[type=input_text|output_text]", "text"), OpenAiErrors
				.missing()),
			Rule.strict("2.2 images", Check.at(ASKING + ".image_url", (node) -> !node.isString()),
					OpenAiErrors.invalidType("an image URL")),
			Rule.strict("2.2 images", Check.at(ASKING + ".image_url", (node) -> !OpenAiMessageRules.isImage(node)),
					OpenAiErrors.refused("Invalid '{path}'. Expected a base64-encoded data URL with an image MIME type "
							+ "or an HTTP URL.")
						.code("invalid_value")),
			Rule.strict("2.2 files", Check.at(ASKING + ".file_data", (node) -> !OpenAiMessageRules.isFileData(node)),
					OpenAiErrors
						.refused("Invalid file data: '{path}'. Expected a base64-encoded data URL with a "
								+ "valid file MIME type, but got {}.")
						.code("invalid_value")));

	static final List<Rule> ITEMS = List.of(
			Rule.strict("2.3 calls in history",
					Check.absent("input[type=function_call]", "call_id", "name", "arguments"), OpenAiErrors.missing()),
			Rule.strict("2.3 calls in history",
					Check.at("input[type=function_call].arguments", (node) -> !node.isString()),
					OpenAiErrors.invalidType("a string")),
			Rule.strict("2.5 unknown parameters",
					Check.unknownField("input[type=function_call]",
							Set.of("type", "id", "call_id", "name", "arguments", "status", "namespace", "caller")),
					OpenAiErrors.unknownParameter()),
			Rule.strict("2.3 results", Check.absent(RESULTS, "call_id", "output"), OpenAiErrors.missing()),
			Rule.strict("2.3 results", Check.at(RESULTS + ".output", (node) -> !node.isString() && !node.isArray()),
					OpenAiErrors.invalidType("one of a string or array of objects")),
			Rule.strict("2.3 results",
					Check.otherThan(RESULTS + ".output[*].type", "input_text", "input_image", "input_file"),
					OpenAiErrors.invalidValue("'input_text', 'input_image', and 'input_file'")),
			Rule.strict("2.3 results", ResponsesInputRules::orphan,
					OpenAiErrors.refused("No tool call found for function call output with call_id {}.")
						.param("input")),
			Rule.strict("2.3 results", ResponsesInputRules::unanswered,
					OpenAiErrors.refused("No tool output found for function call {}.").param("input")),
			Rule.strict("3.1 echo", Check.absent("input[type=reasoning]", "summary"), OpenAiErrors.missing()),
			Rule.strict("3.1 echo", ResponsesInputRules::foreignReasoning,
					Refusal.of(400, OpenAiErrors.INVALID, "The encrypted content could not be verified.")
						.code("invalid_encrypted_content")));

	private ResponsesInputRules() {
	}

	private static @Nullable Finding nothing(Call call) {
		boolean something = List.of("input", "previous_response_id", "prompt", "conversation")
			.stream()
			.anyMatch(call.body()::hasNonNull);
		return something ? null : new Finding("input", "");
	}

	private static @Nullable Finding untyped(Place item) {
		boolean typed = item.child("type").exists() || item.child("role").exists();
		return typed ? null : item.child("type").found();
	}

	private static @Nullable Finding unknownField(Place message) {
		if (message.child("type").exists() && !message.text("type").equals("message")) {
			return null;
		}
		Set<String> known = Set.of("type", "id", "role", "content", "status", "phase");
		return message.node()
			.propertyNames()
			.stream()
			.filter((name) -> !known.contains(name))
			.map((name) -> message.child(name).found())
			.findFirst()
			.orElse(null);
	}

	private static boolean saysNothing(Place message) {
		boolean isMessage = !message.child("type").exists() || message.text("type").equals("message");
		return isMessage && !message.child("content").exists();
	}

	private static @Nullable Finding orphan(Call call) {
		if (call.body().hasNonNull("previous_response_id") || call.body().hasNonNull("conversation")) {
			return null;
		}
		Set<String> called = new HashSet<>();
		for (Place item : Place.all(call.body(), "input[type=function_call|function_call_output]").toList()) {
			if (item.text("type").equals("function_call")) {
				called.add(item.text("call_id"));
			}
			else if (!called.contains(item.text("call_id"))) {
				return item.child("call_id").found();
			}
		}
		return null;
	}

	private static @Nullable Finding unanswered(Call call) {
		Set<String> answered = Place.all(call.body(), RESULTS)
			.map((item) -> item.text("call_id"))
			.collect(Collectors.toSet());
		return Check.at("input[type=function_call].call_id", (id) -> !answered.contains(Json.text(id))).find(call);
	}

	private static @Nullable Finding foreignReasoning(Call call) {
		return Check
			.at("input[type=reasoning].encrypted_content",
					(JsonNode content) -> !Signatures.genuine(call.account(), call.model(), Json.text(content)))
			.find(call);
	}

}
