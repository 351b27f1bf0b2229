package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.dialect.ProviderError.Scope;

/**
 * What errors of all wire formats have in common. Codes come before words, words before
 * the bare status; a wire format's own rows come before all of these.
 */
final class ErrorRules {

	private static final List<ErrorRule> CODES = List.of(
			ErrorRule.of(FailureKind.CONTEXT_TOO_LONG)
				.code("context_length_exceeded", "exceed_context_size_error", "string_too_long"),
			ErrorRule.of(FailureKind.REQUEST_TOO_LARGE).code("request_too_large", "payload_too_large"),
			ErrorRule.of(FailureKind.CONTENT_POLICY)
				.code("content_policy_violation", "content_filter", "responsibleaipolicyviolation"),
			ErrorRule.of(FailureKind.KEY_REJECTED, Scope.KEY).code("invalid_api_key", "authentication_error"),
			ErrorRule.of(FailureKind.MODEL_NOT_FOUND)
				.code("model_not_found", "model_decommissioned", "invalid_model", "deploymentnotfound"));

	/**
	 * Providers word an overlong prompt in many ways and seldom give it a code of its
	 * own. Throttling may speak of "too many tokens" as well.
	 */
	private static final ErrorRule OVERLONG = ErrorRule.of(FailureKind.CONTEXT_TOO_LONG)
		.words("exceeds the context window", "maximum context length", "prompt is too long", "exceed context limit",
				"exceeds the maximum number of tokens allowed", "exceeds the maximum allowed input length",
				"maximum prompt length is", "reduce the length of the messages", "too large for model with",
				"longer than the model's context length", "context window exceeded",
				"exceeds the available context size", "greater than the context length", "exceeded max context length",
				"range of input length should be", "exceeded model token limit", "context window exceeds limit",
				"prompt too long", "prompt exceeds max length")
		.unless("rate limit", "too many requests", "throttl", "tokens per min");

	private static final List<ErrorRule> WORDS = List.of(OVERLONG,
			ErrorRule.of(FailureKind.CONTENT_POLICY)
				.status(0, 400, 403, 422)
				.words("content management policy", "violates usage guidelines", "usage policy",
						"content filtering policy", "content policy"),
			ErrorRule.of(FailureKind.BILLING, Scope.QUOTA_GROUP)
				.status(0, 400, 402, 403, 429)
				.words("credit balance is too low", "insufficient balance", "insufficient credits", "spend limit",
						"reached your specified api usage limits", "exceeded its monthly spending limit"),
			ErrorRule.of(FailureKind.REQUEST_TOO_LARGE).status(0, 400, 413, 429).words("request too large"),
			ErrorRule.of(FailureKind.FORBIDDEN, Scope.KEY)
				.status(401, 403)
				.words("ip not authorized", "ip is not authorized", "insufficient permissions"),
			ErrorRule.of(FailureKind.KEY_REJECTED, Scope.KEY)
				.status(0, 400, 401, 403)
				.words("incorrect api key", "invalid api key", "api key not valid", "api key is invalid",
						"invalid x-api-key", "api key provided is invalid"),
			ErrorRule.of(FailureKind.MODEL_NOT_FOUND)
				.status(0, 400, 404)
				.words("does not exist or you do not have access", "is not a valid model id", "model not found",
						"supported api model names are", "has been decommissioned"),
			ErrorRule.of(FailureKind.QUOTA_EXHAUSTED)
				.status(429)
				.words("tokens per day", "requests per day", "(tpd)", "(rpd)"),
			ErrorRule.of(FailureKind.RATE_LIMITED)
				.status(0, 400, 403, 500)
				.words("rate limit exceeded", "rate limit reached", "too many requests"));

	private static final Map<Integer, ErrorRule> STATUSES = Map.ofEntries(
			Map.entry(401, ErrorRule.of(FailureKind.KEY_REJECTED, Scope.KEY)),
			Map.entry(402, ErrorRule.of(FailureKind.BILLING, Scope.QUOTA_GROUP)),
			Map.entry(403, ErrorRule.of(FailureKind.FORBIDDEN)),
			Map.entry(404, ErrorRule.of(FailureKind.MODEL_NOT_FOUND)),
			// About the way to this server, not about what is asked: a wrong path or
			// method, a proxy, a misdirected or too early connection.
			Map.entry(405, ErrorRule.of(FailureKind.SERVER_ERROR)),
			Map.entry(407, ErrorRule.of(FailureKind.SERVER_ERROR)),
			Map.entry(408, ErrorRule.of(FailureKind.SERVER_ERROR)),
			Map.entry(409, ErrorRule.of(FailureKind.SERVER_ERROR)),
			Map.entry(410, ErrorRule.of(FailureKind.MODEL_NOT_FOUND)),
			Map.entry(413, ErrorRule.of(FailureKind.REQUEST_TOO_LARGE)),
			Map.entry(421, ErrorRule.of(FailureKind.SERVER_ERROR)),
			Map.entry(425, ErrorRule.of(FailureKind.SERVER_ERROR)),
			Map.entry(426, ErrorRule.of(FailureKind.SERVER_ERROR)),
			Map.entry(429, ErrorRule.of(FailureKind.RATE_LIMITED)),
			Map.entry(498, ErrorRule.of(FailureKind.OVERLOADED)), Map.entry(451, ErrorRule.of(FailureKind.FORBIDDEN)),
			Map.entry(499, ErrorRule.of(FailureKind.SERVER_ERROR)),
			Map.entry(503, ErrorRule.of(FailureKind.OVERLOADED)), Map.entry(529, ErrorRule.of(FailureKind.OVERLOADED)));

	private ErrorRules() {
	}

	/** Puts a wire format's own rows before the common ones. */
	static List<ErrorRule> with(List<ErrorRule> own) {
		return Stream.of(own, CODES, WORDS).flatMap(List::stream).toList();
	}

	/** Returns the row that holds if only the status says anything. */
	static ErrorRule ofStatus(int status) {
		if (status >= 400 && status < 500) {
			return STATUSES.getOrDefault(status, ErrorRule.of(FailureKind.BAD_REQUEST));
		}
		return STATUSES.getOrDefault(status, ErrorRule.of(FailureKind.SERVER_ERROR));
	}

}
