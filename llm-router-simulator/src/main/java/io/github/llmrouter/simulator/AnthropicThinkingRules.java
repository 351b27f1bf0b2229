package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * What Anthropic refuses about thinking, its echo in later turns, and caching.
 */
final class AnthropicThinkingRules {

	private static final Predicate<Call> THINKS = Check.has("thinking[type=enabled|adaptive|between_tools]");

	private static final List<String> MARKED = List.of("cache_control", "system[*].cache_control",
			"tools[*].cache_control", "messages[*].content[*].cache_control",
			"messages[*].content[type=tool_result].content[*].cache_control");

	static final List<Rule> SETTINGS = List.of(
			Rule.strict("2.5 thinking", Check.absent("thinking", "type"), AnthropicErrors.missing()),
			Rule.strict("2.5 thinking",
					Check.otherThan("thinking.type", "enabled", "adaptive", "between_tools", "disabled"),
					AnthropicErrors.tag("'adaptive', 'between_tools', 'disabled', 'enabled'")),
			Rule.strict("2.5 thinking", Check.unknownField("thinking", Set.of("type", "budget_tokens", "display")),
					AnthropicErrors.unknown()),
			Rule.strict("2.5 thinking", Check.otherThan("thinking.display", "summarized", "omitted"),
					AnthropicErrors.oneOf("'summarized' or 'omitted'")),
			Rule.strict("2.5 thinking",
					Check.present("thinking[type=enabled]").onlyIf(Check.model(Models.ANTHROPIC_FIXED_SAMPLING)),
					AnthropicErrors.refused("\"thinking.type.enabled\" is not supported for this model. Use "
							+ "\"thinking.type.adaptive\" and \"output_config.effort\" to control thinking.")),
			Rule.strict("2.5 thinking",
					Check.present("thinking[type=adaptive]").onlyIf(Check.model(Models.ANTHROPIC_ADAPTIVE).negate()),
					AnthropicErrors.refused("adaptive thinking is not supported on this model")),
			Rule.strict("2.5 thinking",
					Check.present("thinking[type=disabled]").onlyIf(Check.model(Models.ANTHROPIC_ALWAYS_THINKS)),
					AnthropicErrors.refused("thinking cannot be disabled on this model")),
			Rule.strict("2.5 thinking", Check.absent("thinking[type=enabled]", "budget_tokens"),
					AnthropicErrors.missing()),
			Rule.strict("2.5 thinking", Check.present("thinking[type=adaptive|disabled|between_tools].budget_tokens"),
					AnthropicErrors.unknown()),
			Rule.strict("2.5 thinking", Check.outside("thinking.budget_tokens", 1024, Integer.MAX_VALUE),
					AnthropicErrors
						.refused("thinking.enabled.budget_tokens: Input should be greater than or equal to " + "1024")),
			Rule.strict("2.5 thinking", Check.when(AnthropicThinkingRules::budgetAboveLimit),
					AnthropicErrors.refused("`max_tokens` must be greater than `thinking.budget_tokens`.")),
			Rule.strict("2.5 thinking",
					Check.present("tool_choice[type=any|tool]").onlyIf(Check.has("thinking[type=enabled]")),
					AnthropicErrors.refused("Thinking may not be enabled when tool_choice forces tool use.")),
			Rule.strict("2.5 thinking", Check.outside("temperature", 1, 1).onlyIf(THINKS),
					AnthropicErrors.refused("`temperature` may only be set to 1 when thinking is enabled.")),
			Rule.strict("2.5 thinking", Check.present("top_k").onlyIf(THINKS),
					AnthropicErrors.refused("`top_k` must be unset when thinking is enabled.")));

	static final List<Rule> ECHO = List.of(
			Rule.strict("3.1 echo", Check.absent("messages[*].content[type=thinking]", "thinking", "signature"),
					AnthropicErrors.missing()),
			Rule.strict("3.1 echo", Check.absent("messages[*].content[type=redacted_thinking]", "data"),
					AnthropicErrors.missing()),
			Rule.strict("3.1 echo", AnthropicThinkingRules::foreignThought,
					AnthropicErrors.at("Invalid `signature` in `thinking` block")),
			Rule.strict("3.1 echo", AnthropicThinkingRules::foreignData,
					AnthropicErrors.at("Invalid `data` in `redacted_thinking` block")),
			Rule.strict("3.1 echo", AnthropicThinkingRules::changedThought,
					AnthropicErrors
						.at("`thinking` or `redacted_thinking` blocks in the latest assistant message cannot "
								+ "be modified. These blocks must remain as they were in the original response.")),
			Rule.strict("3.1 echo", AnthropicThinkingRules::missingThought,
					AnthropicErrors.at("Expected `thinking` or `redacted_thinking`, but found `{}`. When `thinking` is "
							+ "enabled, a final `assistant` message must start with a thinking block.")),
			Rule.strict("2.1 prefill", AnthropicThinkingRules::prefill,
					AnthropicErrors.refused("This model does not support assistant message prefill. The conversation "
							+ "must end with a user message.")));

	static final List<Rule> CACHING = List.of(
			Rule.strict("2.6 caching", cacheControl("type", "ephemeral"), AnthropicErrors.oneOf("'ephemeral'")),
			Rule.strict("2.6 caching", cacheControl("ttl", "5m", "1h"), AnthropicErrors.oneOf("'5m' or '1h'")),
			Rule.strict("2.6 caching", (call) -> {
				long marks = marks(call);
				return (marks > 4) ? Finding.of(Long.toString(marks)) : null;
			}, AnthropicErrors.refused("A maximum of 4 blocks with cache_control may be provided. Found {}.")));

	private AnthropicThinkingRules() {
	}

	private static boolean budgetAboveLimit(Call call) {
		Integer budget = Json.integer(call.at("/thinking/budget_tokens"));
		Integer limit = Json.integer(call.at("/max_tokens"));
		return budget != null && limit != null && budget >= limit;
	}

	private static @Nullable Finding foreignThought(Call call) {
		return Check
			.at("messages[*].content[type=thinking].signature",
					(signature) -> !Signatures.genuine(call.account(), call.model(), Json.text(signature)))
			.find(call);
	}

	private static @Nullable Finding foreignData(Call call) {
		return Check
			.at("messages[*].content[type=redacted_thinking].data",
					(data) -> !Signatures.genuine(call.account(), call.model(), Json.text(data)))
			.find(call);
	}

	/**
	 * The text of a thought may be left out of the answer, so an empty one is not a
	 * changed one.
	 */
	private static @Nullable Finding changedThought(Call call) {
		Place message = AnthropicTurns.open(call);
		if (message == null) {
			return null;
		}
		return AnthropicTurns.blocks(message, "thinking")
			.stream()
			.filter((block) -> !block.text("thinking").isEmpty())
			.filter((block) -> !Signatures.genuine(call.account(), call.model(), block.text("thinking"),
					block.text("signature")))
			.map(Place::found)
			.findFirst()
			.orElse(null);
	}

	private static @Nullable Finding missingThought(Call call) {
		Place message = Check.has("thinking[type=enabled]").test(call) ? AnthropicTurns.open(call) : null;
		if (message == null) {
			return null;
		}
		Place first = message.child("content").elements().findFirst().orElse(message);
		boolean thought = Set.of("thinking", "redacted_thinking").contains(first.text("type"));
		return thought ? null : first.found(first.text("type"));
	}

	private static @Nullable Finding prefill(Call call) {
		if (!Models.ANTHROPIC_WITHOUT_PREFILL.matcher(call.model()).matches() && !THINKS.test(call)) {
			return null;
		}
		int last = call.body().path("messages").size() - 1;
		return Check.at("messages[role=assistant]", (message) -> message == call.body().path("messages").path(last))
			.find(call);
	}

	private static Check cacheControl(String field, String... allowed) {
		return (call) -> MARKED.stream()
			.map((places) -> Check.otherThan(places + "." + field, allowed).find(call))
			.filter((found) -> found != null)
			.findFirst()
			.orElse(null);
	}

	private static long marks(Call call) {
		return MARKED.stream().mapToLong((places) -> Place.all(call.body(), places).count()).sum();
	}

}
