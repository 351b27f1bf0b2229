package io.github.llmrouter.dialect;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.dialect.ProviderError.RetryHint;
import io.github.llmrouter.dialect.ProviderError.Scope;

/**
 * Errors of OpenRouter itself and those of upstream providers that it passes on, with any
 * HTTP status, 200 included.
 */
final class OpenRouterErrors {

	/** Says that an upstream provider failed, not OpenRouter. */
	private static final String UPSTREAM = "from-upstream";

	/** Says that the prompt was flagged. */
	private static final String FLAGGED = "flagged";

	/** Says that the free models of this account are used up for today. */
	private static final String FREE_PER_DAY = "free-models-per-day";

	static final List<ErrorRule> RULES = ErrorRules
		.with(List.of(ErrorRule.of(FailureKind.RATE_LIMITED, Scope.QUOTA_GROUP).code("openrouter_in_flight_budget"),
				// The model exists; it says nothing of which parameter was too much.
				ErrorRule.of(FailureKind.UNSUPPORTED)
					.status(0, 404)
					.words("no endpoints found that can handle the requested parameters"),
				// Too dear for the budget, though a smaller request would not be.
				ErrorRule.of(FailureKind.REQUEST_TOO_LARGE).code("weight_exceeds_budget"),
				ErrorRule.of(FailureKind.BILLING, Scope.KEY).code("openrouter_key_limit"),
				ErrorRule.of(FailureKind.BILLING, Scope.QUOTA_GROUP)
					.code("openrouter_workspace_budget", "openrouter_guardrail_budget", "payment_required"),
				ErrorRule.of(FailureKind.CONTENT_POLICY)
					.code(FLAGGED, "content_policy_violation", "refusal", "moderation")
					.words("violates usage guidelines"),
				ErrorRule.of(FailureKind.FORBIDDEN).code("region_restricted"),
				// The upstream refuses OpenRouter, which says nothing about our key or
				// credit.
				ErrorRule.of(FailureKind.FORBIDDEN).status(401, 402, 403).code(UPSTREAM),
				// Limits of the free models leave the paid ones of the account alone.
				ErrorRule.of(FailureKind.QUOTA_EXHAUSTED, Scope.FREE_MODELS).status(0, 429).words(FREE_PER_DAY),
				ErrorRule.of(FailureKind.RATE_LIMITED, Scope.FREE_MODELS).status(0, 429).words("free-models-per-"),
				ErrorRule.of(FailureKind.RATE_LIMITED).status(0, 429).code(UPSTREAM, "capacity_exhausted"),
				ErrorRule.of(FailureKind.RATE_LIMITED, Scope.QUOTA_GROUP).status(429),
				ErrorRule.of(FailureKind.KEY_REJECTED, Scope.KEY).status(0, 401).code("authentication"),
				ErrorRule.of(FailureKind.OVERLOADED)
					.code("provider_overloaded", "provider_unavailable", "temporarily_unavailable"),
				ErrorRule.of(FailureKind.MODEL_NOT_FOUND)
					.code("not_found", "no_endpoints", "model_deprecated", "free_variant_ended", "privacy_restricted",
							"constraint_filtered"),
				ErrorRule.of(FailureKind.SERVER_ERROR).status(0).code("server", "timeout", "unmapped")));

	private static final List<JsonPointer> CODES = Json.pointers("/code", "/type", "/error_type",
			"/metadata/error_type", "/metadata/provider_code", "/metadata/limit_source", "/availability/code",
			"/metadata/availability/code");

	private static final List<JsonPointer> STATUS = Json.pointers("/code", "/status");

	private static final List<JsonPointer> UPSTREAM_CODES = Json.pointers("/code", "/type");

	private static final List<JsonPointer> UPSTREAM_MESSAGES = Json.pointers("/error/message", "/message", "/error",
			"/detail");

	private static final List<JsonPointer> SECONDS = Json.pointers("/metadata/retry_after_seconds",
			"/availability/retry_after", "/metadata/availability/retry_after");

	private static final List<JsonPointer> RESET = Json.pointers("/metadata/resets_at", "/resets_at");

	private OpenRouterErrors() {
	}

	/**
	 * Reads what a body says.
	 * @param received a reply that is no answer
	 * @return the facts, null if the body reports no error
	 */
	static @Nullable ErrorFacts facts(Received received) {
		JsonNode error = received.root().path("error");
		if (!error.isObject() || error.isEmpty()) {
			error = OpenAiReplies.choice(received.root()).path("error");
		}
		if (!error.isObject()) {
			return OpenAiErrors.facts(received);
		}
		JsonNode upstream = Json.parse(error.at("/metadata/raw").stringValue(null));
		List<String> codes = codes(error);
		String parameter = null;
		if (upstream.isObject()) {
			JsonNode cause = upstream.path("error").isObject() ? upstream.path("error") : upstream;
			codes.addAll(Json.texts(cause, UPSTREAM_CODES));
			parameter = Json.text(cause.path("param"));
		}
		int status = received.successful() ? Json.status(error, STATUS) : received.reply().status();
		String message = message(error, upstream);
		RetryHint hint = message.contains(FREE_PER_DAY) ? nextDay(received, error) : hint(error, received.now());
		return ErrorFacts.of(status, codes, message, parameter, hint);
	}

	private static List<String> codes(JsonNode error) {
		List<String> codes = new ArrayList<>(Json.texts(error, CODES));
		JsonNode metadata = error.path("metadata");
		if (Json.text(metadata.path("provider_name")) != null) {
			codes.add(UPSTREAM);
		}
		if (!metadata.path("reasons").isEmpty() || Json.text(metadata.path("flagged_input")) != null) {
			codes.add(FLAGGED);
		}
		return codes;
	}

	/** What the upstream said is the better half of "Provider returned error". */
	private static String message(JsonNode error, JsonNode upstream) {
		String outer = error.path("message").stringValue("");
		String inner = upstream.isObject() ? Json.firstText(upstream, UPSTREAM_MESSAGES)
				: Json.text(error.at("/metadata/raw"));
		return (inner != null && !inner.equals(outer)) ? outer + ": " + inner : outer;
	}

	/** Days begin at 00:00 UTC, whatever shorter time is named for one more request. */
	private static RetryHint nextDay(Received received, JsonNode error) {
		RetryHint reset = RetryHints.later(RetryHints.ofLimits(received.rateLimits()),
				RetryHints.ofLimits(RateLimitHeaders.read(quotedHeaders(error), received.now())));
		Instant midnight = received.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
		return (reset != null) ? reset : new RetryHint(midnight, "daily limit of free models");
	}

	private static @Nullable RetryHint hint(JsonNode error, Instant now) {
		RetryHint hint = RetryHints.of(Json.firstText(error, SECONDS), "retry_after", now);
		hint = RetryHints.later(hint, RetryHints.of(Json.firstText(error, RESET), "resets_at", now));
		HttpHeaders quoted = quotedHeaders(error);
		hint = RetryHints.later(hint, RetryHints.ofHeaders(quoted, now));
		return (hint != null) ? hint : RetryHints.ofLimits(RateLimitHeaders.read(quoted, now));
	}

	private static HttpHeaders quotedHeaders(JsonNode error) {
		HttpHeaders quoted = new HttpHeaders();
		error.at("/metadata/headers").properties().forEach((header) -> {
			String value = Json.text(header.getValue());
			if (value != null) {
				quoted.add(header.getKey(), value);
			}
		});
		return quoted;
	}

}
