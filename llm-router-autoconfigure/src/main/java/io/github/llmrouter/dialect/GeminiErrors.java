package io.github.llmrouter.dialect;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.dialect.ProviderError.Scope;

/** Errors of Google's APIs: a gRPC status and typed details. */
final class GeminiErrors {

	static final List<ErrorRule> RULES = ErrorRules.with(List.of(
			ErrorRule.of(FailureKind.KEY_REJECTED, Scope.KEY)
				.code("api_key_invalid", "api_key_expired", "unauthenticated")
				.words("reported as leaked", "unregistered callers"),
			ErrorRule.of(FailureKind.FORBIDDEN, Scope.KEY)
				.code("api_key_service_blocked", "api_key_ip_address_blocked", "api_key_http_referrer_blocked",
						"service_disabled"),
			ErrorRule.of(FailureKind.BILLING, Scope.QUOTA_GROUP).status(402),
			ErrorRule.of(FailureKind.FORBIDDEN, Scope.PROVIDER).status(400).words("location is not supported"),
			ErrorRule.of(FailureKind.BILLING, Scope.QUOTA_GROUP).code("billing_disabled"),
			ErrorRule.of(FailureKind.BILLING, Scope.QUOTA_GROUP).status(0, 400).code("failed_precondition"),
			// A limit of 0 means that this tier has none of the model: waiting does not
			// help.
			ErrorRule.of(FailureKind.FORBIDDEN).code(GeminiQuota.NONE),
			ErrorRule.of(FailureKind.QUOTA_EXHAUSTED).code(GeminiQuota.PER_DAY),
			ErrorRule.of(FailureKind.RATE_LIMITED).code("resource_exhausted"),
			ErrorRule.of(FailureKind.MODEL_NOT_FOUND).code("not_found"),
			ErrorRule.of(FailureKind.OVERLOADED).code("unavailable"),
			ErrorRule.of(FailureKind.SERVER_ERROR)
				.code("internal", "deadline_exceeded", "cancelled", "unknown", "aborted")
				.unless("exceeds the maximum number of tokens")));

	private static final List<JsonPointer> STATUS = Json.pointers("/code");

	private static final List<JsonPointer> GRPC_STATUS = Json.pointers("/status");

	private static final List<JsonPointer> REASON = Json.pointers("/reason");

	private GeminiErrors() {
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
		GeminiQuota quota = GeminiQuota.of(error, received.now());
		List<String> codes = Json.texts(error, GRPC_STATUS);
		error.path("details").forEach((detail) -> codes.addAll(Json.texts(detail, REASON)));
		codes.addAll(quota.codes());
		int status = received.successful() ? Json.status(error, STATUS) : received.reply().status();
		return ErrorFacts.of(status, codes, Json.text(error.path("message")), null, quota.hint());
	}

}
