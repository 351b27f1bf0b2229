package io.github.llmrouter.dialect;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.dialect.ProviderError.Scope;

/**
 * Errors of OpenAI and of the servers that imitate it: {@code {"error": {…}}},
 * {@code {"error": "text"}}, {@code {"code", "error": "text"}} (xAI), flat objects and
 * {@code detail} (Mistral, FastAPI).
 */
final class OpenAiErrors {

	/**
	 * First whether money is missing, then whether it can never fit, then for how long.
	 */
	static final List<ErrorRule> RULES = ErrorRules.with(List.of(
			ErrorRule.of(FailureKind.BILLING, Scope.QUOTA_GROUP)
				.code("insufficient_quota", "credit_balance_exhausted", "organization_spend_limit_exceeded",
						"project_spend_limit_exceeded", "organization_usage_limit_exceeded",
						"billing_hard_limit_reached", "billing_not_active"),
			ErrorRule.of(FailureKind.REQUEST_TOO_LARGE).status(413, 429).words("request too large"),
			ErrorRule.of(FailureKind.CONTENT_POLICY).code("invalid_prompt", "misalignment"),
			// Groq: the model wrote a tool call or JSON that is none.
			ErrorRule.of(FailureKind.MALFORMED_REPLY).code("tool_use_failed", "json_validate_failed"),
			ErrorRule.of(FailureKind.RATE_LIMITED)
				.code("rate_limit_exceeded", "rate_limit_error", "ratelimitreached", "slow_down")
				.unless("tokens per day", "requests per day", "(tpd)", "(rpd)", "maximum context length"),
			ErrorRule.of(FailureKind.OVERLOADED)
				.code("server_is_overloaded", "service_unavailable_error", "overloaded_error", "capacity_exceeded")
				.status(0, 429, 500, 502, 503, 529),
			ErrorRule.of(FailureKind.SERVER_ERROR).status(0).code("server_error", "api_error", "internal_error")));

	private static final List<JsonPointer> NESTED_CODES = Json.pointers("/code", "/type", "/innererror/code");

	private static final List<JsonPointer> FLAT_CODES = Json.pointers("/code", "/type");

	private static final List<JsonPointer> STATUSES = Json.pointers("/status", "/status_code", "/raw_status_code",
			"/code");

	private static final List<JsonPointer> MESSAGES = Json.pointers("/message", "/detail", "/error", "/msg");

	private OpenAiErrors() {
	}

	/**
	 * Reads what a body says.
	 * @param received a reply that is no answer
	 * @return the facts, null if the body reports no error
	 */
	static @Nullable ErrorFacts facts(Received received) {
		JsonNode root = received.root();
		JsonNode nested = root.path("error").isObject() ? root.path("error") : OpenAiReplies.choice(root).path("error");
		if (OpenAiReplies.isError(nested)) {
			return nested.isObject() ? nested(received, nested) : flat(received, OpenAiReplies.choice(root));
		}
		boolean flat = Json.text(root.path("error")) != null || "error".equals(Json.text(root.path("object")));
		if (received.successful() && !flat) {
			return null;
		}
		return root.path("detail").isArray() ? invalid(received, root.path("detail").path(0)) : flat(received, root);
	}

	private static ErrorFacts nested(Received received, JsonNode error) {
		List<String> codes = Json.texts(error, NESTED_CODES);
		if (!error.path("misalignment").isMissingNode() && !error.path("misalignment").isNull()) {
			codes.add("misalignment");
		}
		return ErrorFacts.of(status(received, error), codes, Json.firstText(error, MESSAGES),
				Json.text(error.path("param")), null);
	}

	private static ErrorFacts flat(Received received, JsonNode root) {
		String message = Json.firstText(root, MESSAGES);
		return ErrorFacts.of(status(received, root), Json.texts(root, FLAT_CODES),
				(message != null) ? message : received.plainText(), Json.text(root.path("param")), null);
	}

	/** The first of the problems that a validator lists, with the field's path. */
	private static ErrorFacts invalid(Received received, JsonNode problem) {
		List<String> path = new ArrayList<>();
		problem.path("loc").forEach((step) -> path.add(step.asString("")));
		String field = String.join(".", path);
		return ErrorFacts.of(status(received, problem), Json.texts(problem, FLAT_CODES),
				field + ": " + Json.firstText(problem, MESSAGES), field, null);
	}

	static int status(Received received, JsonNode error) {
		return received.successful() ? Json.status(error, STATUSES) : received.reply().status();
	}

}
