package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What OpenRouter refuses. Parameters that it does not know it drops.
 */
final class OpenRouterRules {

	private static final String INVALID = "invalid_request";

	private static final List<Rule> ENDPOINTS = List.of(
			Rule.strict("1 authentication", keyMissing(),
					Refusal.of(401, "authentication", "No cookie auth credentials found")),
			Rule.strict("5.2 bad key", Check.when((call) -> Keys.isInvalid(Keys.bearer(call))),
					Refusal.of(401, "authentication", "User not found.")),
			Rule.always("1 endpoints", Check.when((call) -> call.operation() == Operation.UNKNOWN),
					Refusal.of(404, "not_found", "Not Found")),
			Rule.always("2 request body", OpenAiRules.unreadableBody(),
					Refusal.of(400, INVALID, "Invalid JSON in the request body")),
			Rule.always("2 model", Check.absent("", "model").onlyIf((call) -> call.operation() != Operation.MODELS),
					Refusal.of(400, INVALID, "No models provided")),
			Rule.strict("5.2 not found", Check.when(Check.model(Models.UNKNOWN)),
					Refusal.of(400, "model_not_found", "{model} is not a valid model ID")),
			Rule.strict("8 retired models", Check.when(Check.model(Models.OPENROUTER_RETIRED)),
					Refusal.of(404, "not_found", "No endpoints found for {model}.")));

	/** What only OpenRouter checks in chats. */
	static final List<Rule> OWN = List.of(
			Rule.strict("2.1 messages", Check.emptyList("messages"),
					Refusal.of(400, "invalid_prompt", "Input required: specify \"prompt\" or \"messages\"")),
			refused("2.2 parts",
					Check.otherThan("messages[*].content[*].type", "text", "image_url", "input_audio", "file",
							"video_url", "input_video", "refusal"),
					"Invalid input at {path}: {}"),
			refused("2.2 files",
					Check.at("messages[role=user].content[type=file].file.file_data",
							(node) -> !OpenAiMessageRules.isFileData(node) && !Json.text(node).matches("https?://.+")),
					"Invalid file data at {path}"),
			refused("2.5 effort",
					Check.otherThan("reasoning.effort", "none", "minimal", "low", "medium", "high", "xhigh", "max"),
					"Invalid option at {path}: {}"),
			refused("2.5 effort",
					Check.otherThan("reasoning_effort", "none", "minimal", "low", "medium", "high", "xhigh", "max"),
					"Invalid option at {path}: {}"),
			refused("2.5 effort", Check.present("reasoning.max_tokens").onlyIf(Check.has("reasoning.effort")),
					"Only one of \"reasoning.effort\" and \"reasoning.max_tokens\" can be specified"),
			refused("2.7 providers", Check.otherThan("provider.data_collection", "allow", "deny"),
					"Invalid option at {path}: {}"),
			refused("2.6 caching", Check.otherThan("messages[*].content[*].cache_control.type", "ephemeral"),
					"Invalid option at {path}: {}"),
			refused("3.1 echo", Check.at("messages[role=assistant].reasoning_details", (node) -> !node.isArray()),
					"Invalid input at {path}: expected array"),
			refused("3.1 echo", OpenRouterRules::foreignReasoning,
					"Provider returned error: {path} does not belong to this model"));

	/** What OpenAI's form asks for, in OpenRouter's words. */
	private static final List<Rule> SHARED = Rule.worded((refusal) -> refusal.type(INVALID),
			Stream
				.of(OpenAiMessageRules.COMMON, OpenAiToolRules.COMMON, OpenAiToolRules.CHOICE, OpenAiOutputRules.ALL,
						OpenAiParameterRules.COMMON)
				.flatMap(List::stream)
				.toList());

	/** Everything that chats are checked for. */
	static final List<Rule> CHAT = Rule.join(OWN, SHARED);

	/** Embeddings. */
	static final List<Rule> EMBEDDINGS = Rule.worded((refusal) -> refusal.type(INVALID), OpenAiEmbeddingRules.COMMON);

	private static final List<Rule> EMBEDDING_MODEL = List
		.of(refused("5.2 not found", Check.when(Check.model(Models.UNKNOWN)), "Model {model} does not exist"));

	private static final List<Rule> ALL = Rule.join(Rule.onlyIf(OpenAiRules::isEmbedding, EMBEDDING_MODEL), ENDPOINTS,
			Rule.onlyIf(OpenAiRules::isChat, CHAT), Rule.onlyIf(OpenAiRules::isEmbedding, EMBEDDINGS));

	private OpenRouterRules() {
	}

	static List<Rule> all() {
		return ALL;
	}

	private static Rule refused(String source, Check check, String message) {
		return Rule.strict(source, check, Refusal.of(400, INVALID, message));
	}

	private static @Nullable Finding foreignReasoning(Call call) {
		return Stream.of("signature", "data")
			.map((field) -> Check
				.at("messages[role=assistant].reasoning_details[*]." + field,
						(value) -> !Signatures.genuine(call.account(), call.model(), Json.text(value)))
				.find(call))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private static Check keyMissing() {
		// The list of models is public.
		return Check.when((call) -> Keys.bearer(call) == null && call.operation() != Operation.MODELS);
	}

}
