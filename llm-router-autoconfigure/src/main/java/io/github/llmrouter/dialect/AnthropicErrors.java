package io.github.llmrouter.dialect;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.dialect.ProviderError.Scope;

/**
 * Errors of the messages API: a coarse type, and for some failures a finer
 * {@code details.error_code}.
 */
final class AnthropicErrors {

	static final List<ErrorRule> RULES = ErrorRules.with(
			List.of(ErrorRule.of(FailureKind.BILLING, Scope.QUOTA_GROUP).code("*_spend_limit_reached", "billing_error"),
					ErrorRule.of(FailureKind.FORBIDDEN, Scope.QUOTA_GROUP).code("organization_on_hold"),
					ErrorRule.of(FailureKind.REQUEST_TOO_LARGE).code("request_body_too_large_after_decoding"),
					ErrorRule.of(FailureKind.RATE_LIMITED).code("ramp_limit_exceeded", "rate_limit_error"),
					ErrorRule.of(FailureKind.FORBIDDEN).code("permission_error"),
					ErrorRule.of(FailureKind.MODEL_NOT_FOUND).code("not_found_error"),
					ErrorRule.of(FailureKind.OVERLOADED).code("overloaded_error"),
					ErrorRule.of(FailureKind.SERVER_ERROR).code("api_error", "timeout_error")));

	private static final List<JsonPointer> CODES = Json.pointers("/type", "/details/error_code");

	private AnthropicErrors() {
	}

	/**
	 * Reads what a body says.
	 * @param received a reply that is no answer
	 * @return the facts, null if the body reports no error
	 */
	static @Nullable ErrorFacts facts(Received received) {
		JsonNode error = received.root().path("error");
		if (error.isEmpty()) {
			return received.successful() ? null : OpenAiErrors.facts(received);
		}
		int status = received.successful() ? 0 : received.reply().status();
		return ErrorFacts.of(status, Json.texts(error, CODES), Json.text(error.path("message")), null, null);
	}

}
