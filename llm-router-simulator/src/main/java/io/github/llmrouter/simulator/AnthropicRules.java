package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What Anthropic's Messages API refuses.
 */
final class AnthropicRules {

	private static final String INVALID = "invalid_request_error";

	private static final String AUTHENTICATION = "authentication_error";

	/** The version that removed the sampling parameters. */
	private static final String VERSION_WITHOUT_SAMPLING = "2026-10-21";

	private static final Set<String> VERSIONS = Set.of("2023-01-01", "2023-06-01", VERSION_WITHOUT_SAMPLING);

	private static final Set<String> FIELDS = Set.of("model", "messages", "max_tokens", "system", "metadata",
			"stop_sequences", "stream", "temperature", "top_p", "top_k", "tools", "tool_choice", "thinking",
			"output_config", "output_format", "service_tier", "cache_control", "container", "context_management",
			"mcp_servers", "speed", "inference_geo");

	private static final Predicate<Call> NEWEST = Check.model(Models.ANTHROPIC_FIXED_SAMPLING);

	private static final List<Rule> ALL = List.of(
			Rule.strict("authentication",
					Check.when((call) -> Keys.header(call, "x-api-key") == null && Keys.bearer(call) == null),
					Refusal.of(401, AUTHENTICATION, "x-api-key header is required")),
			Rule.strict("authentication", Check
				.when((call) -> Keys.isInvalid(Keys.header(call, "x-api-key")) || Keys.isInvalid(Keys.bearer(call))),
					Refusal.of(401, AUTHENTICATION, "invalid x-api-key")),
			Rule.always("endpoints", Check.when((call) -> call.operation() == Operation.UNKNOWN),
					Refusal.of(404, "not_found_error", "Not found")),
			Rule.strict("version", Check.when((call) -> Keys.header(call, "anthropic-version") == null),
					Refusal.of(400, INVALID, "anthropic-version: header is required")),
			Rule.strict("version", Check.when((call) -> !VERSIONS.contains(version(call))),
					Refusal.of(400, INVALID, "anthropic-version: not a valid version")),
			Rule.always("request body", OpenAiRules.unreadableBody(),
					Refusal.of(400, INVALID, "The request body is not valid JSON")),
			Rule.always("request fields", Check.absent("/model").onlyIf(OpenAiRules::isChat),
					Refusal.of(400, INVALID, "model: Field required")),
			Rule.strict("request fields", Check.absent("/max_tokens").onlyIf(OpenAiRules::isChat),
					Refusal.of(400, INVALID, "max_tokens: Field required")),
			Rule.strict("request fields", Check.outside("/max_tokens", 0, Integer.MAX_VALUE),
					Refusal.of(400, INVALID, "max_tokens: Input should be greater than or equal to 0")),
			Rule.strict("unknown parameters", Check.unknownField("", FIELDS),
					Refusal.of(400, INVALID, "{}: Extra inputs are not permitted")),
			Rule.strict("models", Check.when(Models.unknownOr(Models.ANTHROPIC_RETIRED)),
					Refusal.of(404, "not_found_error", "model: {model}")),
			Rule.strict("request fields", Check.emptyList("/messages").onlyIf(OpenAiRules::isChat),
					Refusal.of(400, INVALID, "messages: at least one message is required")),
			Rule.strict("roles", Check.when(AnthropicRules::misplacedSystem),
					Refusal.of(400, INVALID,
							"messages: Unexpected role \"system\". The Messages API accepts a "
									+ "top-level `system` parameter, not \"system\" as an input message role.")),
			Rule.strict("roles", Check.unknownRole("/messages", Set.of("user", "assistant", "system")),
					Refusal.of(400, INVALID,
							"messages: Unexpected role \"{}\". Allowed roles are \"user\" or " + "\"assistant\".")),
			Rule.strict("sampling, version 2026-10-21",
					Check.present("/temperature", "/top_p", "/top_k")
						.onlyIf((call) -> version(call).equals(VERSION_WITHOUT_SAMPLING)),
					Refusal.of(400, INVALID, "{}: not supported since version 2026-10-21")),
			Rule.strict("sampling", Check.outside("/temperature", 0, 1),
					Refusal.of(400, INVALID, "temperature: range: 0..1")),
			Rule.strict("sampling, models after Opus 4.6", Check.outside("/temperature", 1, 1).onlyIf(NEWEST),
					Refusal.of(400, INVALID, "temperature: only 1.0 is supported by {model}")),
			Rule.strict("sampling, models after Opus 4.6", Check.outside("/top_p", 0.99, 1).onlyIf(NEWEST),
					Refusal.of(400, INVALID, "top_p: only values of at least 0.99 are supported by {model}")),
			Rule.strict("sampling, models after Opus 4.6", Check.present("/top_k").onlyIf(NEWEST),
					Refusal.of(400, INVALID, "top_k: not supported by {model}")),
			Rule.strict("reasoning", Check.outside("/thinking/budget_tokens", 1024, Integer.MAX_VALUE),
					Refusal.of(400, INVALID,
							"thinking.enabled.budget_tokens: Input should be greater than or equal to 1024")),
			Rule.strict("reasoning", Check.when(AnthropicRules::budgetAboveLimit),
					Refusal.of(400, INVALID, "`max_tokens` must be greater than `thinking.budget_tokens`.")));

	private AnthropicRules() {
	}

	static List<Rule> all() {
		return ALL;
	}

	private static String version(Call call) {
		String version = Keys.header(call, "anthropic-version");
		return (version != null) ? version : "";
	}

	/**
	 * The newest models take system messages between turns, none takes one at the start.
	 */
	private static boolean misplacedSystem(Call call) {
		if (NEWEST.test(call)) {
			return Json.text(call.at("/messages/0/role")).equals("system");
		}
		return call.at("/messages").valueStream().anyMatch((turn) -> Json.text(turn.path("role")).equals("system"));
	}

	private static boolean budgetAboveLimit(Call call) {
		Integer budget = Json.integer(call.at("/thinking/budget_tokens"));
		Integer limit = Json.integer(call.at("/max_tokens"));
		return budget != null && limit != null && budget >= limit;
	}

}
