package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What Anthropic's Messages API refuses.
 */
final class AnthropicRules {

	private static final String INVALID = AnthropicErrors.INVALID;

	private static final String AUTHENTICATION = "authentication_error";

	/** The version that removed the sampling parameters. */
	private static final String VERSION_WITHOUT_SAMPLING = "2026-10-21";

	private static final Set<String> VERSIONS = Set.of("2023-01-01", "2023-06-01", VERSION_WITHOUT_SAMPLING);

	private static final Set<String> FIELDS = Set.of("model", "messages", "max_tokens", "system", "metadata",
			"stop_sequences", "stream", "temperature", "top_p", "top_k", "tools", "tool_choice", "thinking",
			"output_config", "output_format", "service_tier", "cache_control", "container", "context_management",
			"mcp_servers", "speed", "inference_geo");

	private static final Predicate<Call> VERSION_2026 = (call) -> version(call).equals(VERSION_WITHOUT_SAMPLING);

	private static final Predicate<Call> NEWEST = Check.model(Models.ANTHROPIC_FIXED_SAMPLING);

	private static final List<Rule> ENDPOINTS = List.of(
			Rule.strict("1 authentication",
					Check.when((call) -> Keys.header(call, "x-api-key") == null && Keys.bearer(call) == null),
					Refusal.of(401, AUTHENTICATION, "x-api-key header is required")),
			Rule.strict("5.2 bad key", Check
				.when((call) -> Keys.isInvalid(Keys.header(call, "x-api-key")) || Keys.isInvalid(Keys.bearer(call))),
					Refusal.of(401, AUTHENTICATION, "invalid x-api-key")),
			Rule.always("1 endpoints", Check.when((call) -> call.operation() == Operation.UNKNOWN),
					Refusal.of(404, "not_found_error", "Not found")),
			Rule.strict("1 version", Check.when((call) -> Keys.header(call, "anthropic-version") == null),
					Refusal.of(400, INVALID, "anthropic-version: header is required")),
			Rule.strict("1 version", Check.when((call) -> !VERSIONS.contains(version(call))),
					Refusal.of(400, INVALID, "anthropic-version: not a valid version")),
			Rule.strict("1 models", Check.when(ModelPage.outside("limit", 1, 1000)),
					Refusal.of(400, INVALID, "limit: Input should be between 1 and 1000")),
			Rule.always("2 request body", OpenAiRules.unreadableBody(),
					Refusal.of(400, INVALID, "The request body is not valid JSON")),
			Rule.always("2 model", Check.absent("", "model").onlyIf(OpenAiRules::isChat),
					Refusal.of(400, INVALID, "model: Field required")));

	private static final List<Rule> MODEL = List
		.of(Rule.strict("8 retired models", Check.when(Models.unknownOr(Models.ANTHROPIC_RETIRED)),
				Refusal.of(404, "not_found_error", "model: {model}")));

	/** Parameters. */
	static final List<Rule> PARAMETERS = List.of(
			Rule.strict("2.1 max tokens", Check.absent("", "max_tokens"), AnthropicErrors.missing()),
			Rule.strict("2.1 max tokens", Check.outside("max_tokens", 0, Integer.MAX_VALUE),
					AnthropicErrors.at("Input should be greater than or equal to 0")),
			Rule.strict("2.5 unknown parameters", Check.unknownField("", FIELDS), AnthropicErrors.unknown()),
			Rule.strict("2.1 messages", Check.emptyList("messages"),
					AnthropicErrors.refused("messages: at least one message is required")),
			Rule.strict("2.1 roles", Check.when(AnthropicRules::misplacedSystem),
					AnthropicErrors.refused("messages: Unexpected role \"system\". The Messages API accepts a "
							+ "top-level `system` parameter, not \"system\" as an input message role.")),
			Rule.strict("2.1 roles", Check.otherThan("messages[*].role", "user", "assistant", "system"),
					AnthropicErrors.refused(
							"messages: Unexpected role \"{}\". Allowed roles are \"user\" or " + "\"assistant\".")),
			Rule.strict("1 version 2026-10-21", Check.present("temperature", "top_p", "top_k").onlyIf(VERSION_2026),
					AnthropicErrors.refused("{}: not supported since version 2026-10-21")),
			Rule.strict("1 version 2026-10-21",
					Check.present("messages[role=assistant].content[type=document]").onlyIf(VERSION_2026),
					AnthropicErrors.at("`document` blocks are not allowed in assistant messages")),
			Rule.strict("1 version 2026-10-21",
					Check.at("messages[role=user].content[type=text].citations", (node) -> !node.isEmpty())
						.onlyIf(VERSION_2026),
					AnthropicErrors.at("not allowed in user messages")),
			Rule.strict("2.5 temperature", Check.outside("temperature", 0, 1),
					AnthropicErrors.refused("temperature: range: 0..1")),
			Rule.strict("1 newest models", Check.outside("temperature", 1, 1).onlyIf(NEWEST),
					AnthropicErrors.refused("temperature: only 1.0 is supported by {model}")),
			Rule.strict("1 newest models", Check.outside("top_p", 0.99, 1).onlyIf(NEWEST),
					AnthropicErrors.refused("top_p: only values of at least 0.99 are supported by {model}")),
			Rule.strict("1 newest models", Check.present("top_k").onlyIf(NEWEST),
					AnthropicErrors.refused("top_k: not supported by {model}")),
			Rule.strict("2.5 sampling", Check.outside("top_p", 0, 1), AnthropicErrors.refused("top_p: range: 0..1")),
			Rule.strict("2.5 stop", Check.at("stop_sequences", (node) -> !node.isArray()),
					AnthropicErrors.at("Input should be a valid list")),
			Rule.strict("2.5 stop", Check.at("stop_sequences[*]", (node) -> Json.text(node).isBlank()),
					AnthropicErrors.at("each stop sequence must contain non-whitespace")),
			Rule.strict("2.5 tags", Check.unknownField("metadata", Set.of("user_id")), AnthropicErrors.unknown()),
			Rule.strict("2.5 end-user id", Check.at("metadata.user_id", (node) -> !node.isString()),
					AnthropicErrors.at("Input should be a valid string")),
			Rule.strict("2.5 tier", Check.otherThan("service_tier", "auto", "standard_only"),
					AnthropicErrors.oneOf("'auto' or 'standard_only'")));

	/** Everything that chats are checked for. */
	static final List<Rule> CHAT = Stream
		.of(PARAMETERS, AnthropicContentRules.MESSAGES, AnthropicContentRules.BLOCKS, AnthropicContentRules.SOURCES,
				AnthropicContentRules.TOOL_BLOCKS, AnthropicToolRules.TOOLS, AnthropicToolRules.CHOICE,
				AnthropicToolRules.OUTPUT, AnthropicThinkingRules.SETTINGS, AnthropicThinkingRules.ECHO,
				AnthropicThinkingRules.CACHING)
		.flatMap(List::stream)
		.toList();

	private static final List<Rule> ALL = Rule.join(ENDPOINTS,
			Rule.onlyIf(OpenAiRules::isChat, PARAMETERS.subList(0, 3)), MODEL, Rule.onlyIf(OpenAiRules::isChat, CHAT));

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
		return Check.has("messages[role=system]").test(call);
	}

}
