package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Demand;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.Usage;
import io.github.llmrouter.dialect.ProviderError.RetryHint;
import io.github.llmrouter.dialect.ProviderError.Scope;

/** Turns what a reply says about a failure into a {@link ProviderError}. */
final class ErrorClassifier {

	private static final Pattern HTML = Pattern.compile("<(!doctype|html|head|title|body)\\b",
			Pattern.CASE_INSENSITIVE);

	private static final Set<FailureKind> LIMITS = Set.of(FailureKind.RATE_LIMITED, FailureKind.QUOTA_EXHAUSTED);

	private ErrorClassifier() {
	}

	/**
	 * Classifies a reply that is no answer.
	 * @param received the reply
	 * @param facts what its body says, null if it reports no error
	 * @param rules the wire format's table
	 * @param usage tokens that were billed all the same
	 * @return the error
	 */
	static ProviderError classify(Received received, @Nullable ErrorFacts facts, List<ErrorRule> rules, Usage usage) {
		int status = received.reply().status();
		if (status / 100 == 3 || (facts == null && status < 400)) {
			return malformed(received, usage);
		}
		ErrorFacts known = (facts != null) ? facts : ErrorFacts.of(status, List.of(), received.plainText(), null, null);
		Demand unmet = RefusedDemands.find(known);
		if (unmet != null) {
			return new ProviderError(FailureKind.UNSUPPORTED, Scope.TARGET, known.message(), null, unmet, null, usage,
					received.requestId(), received.rateLimits(), RetryHints.shouldRetry(received.headers()));
		}
		Parameter refused = RefusedParameters.find(known);
		ErrorRule rule = (refused != null) ? ErrorRule.of(FailureKind.BAD_REQUEST)
				: rules.stream()
					.filter((candidate) -> candidate.holdsFor(known))
					.findFirst()
					.orElseGet(() -> ErrorRules.ofStatus(known.status()));
		return new ProviderError(rule.kind(), rule.scope(), known.message(), refused, null,
				retry(received, known, rule.kind()), usage, received.requestId(), received.rateLimits(),
				RetryHints.shouldRetry(received.headers()));
	}

	/** A redirect is never followed: it would take key and prompt to another place. */
	private static ProviderError malformed(Received received, Usage usage) {
		int status = received.reply().status();
		String message = (status / 100 == 3) ? "HTTP " + status + " redirects elsewhere, which is never followed"
				: received.root().isObject() ? "The reply holds no answer" : unreadable(received);
		return new ProviderError(FailureKind.MALFORMED_REPLY, Scope.TARGET, message, null, null, null, usage,
				received.requestId(), received.rateLimits(), RetryHints.shouldRetry(received.headers()));
	}

	/**
	 * A page is shown to recognise whose it is; anything else may be part of an answer.
	 */
	private static String unreadable(Received received) {
		String text = received.plainText();
		return HTML.matcher(text).lookingAt() ? text
				: "The reply is not whole JSON (" + received.reply().body().length + " bytes)";
	}

	private static @Nullable RetryHint retry(Received received, ErrorFacts facts, FailureKind kind) {
		RetryHint hint = RetryHints.ofHeaders(received.headers(), received.now());
		if (hint == null || kind == FailureKind.QUOTA_EXHAUSTED) {
			// A header may name when one may ask again, the body when the quota is back.
			hint = RetryHints.later(hint, facts.hint());
		}
		if (hint == null && LIMITS.contains(kind)) {
			hint = RetryHints.ofWords(facts.message(), received.now());
		}
		if (hint == null && LIMITS.contains(kind)) {
			hint = RetryHints.ofLimits(received.rateLimits());
		}
		return hint;
	}

}
