package io.github.llmrouter.dialect;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Demand;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Internal;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.RateLimit;
import io.github.llmrouter.Usage;

/**
 * A failure that the provider reported, classified.
 *
 * @param kind what a router does about it
 * @param scope what the failure holds for
 * @param message the provider's words, unshortened and not yet free of keys; empty if it
 * gave none
 * @param refused the parameter that the model refuses, null for any other failure
 * @param unmet the demand that the model cannot meet, null for any other failure
 * @param retry until when the provider wants to be left alone, null if it does not say
 * @param usage tokens that were billed all the same; usually unknown
 * @param requestId the provider's id of the exchange, may be null
 * @param rateLimits the limits that the headers announce
 * @param shouldRetry what the header {@code x-should-retry} of OpenAI and Anthropic says
 * about asking the same target once more; null if there is none. It only narrows what the
 * router does: false forbids a retry on the same target that is otherwise allowed, true
 * allows none that is not
 */
@Internal
public record ProviderError(FailureKind kind, Scope scope, String message, @Nullable Parameter refused,
		@Nullable Demand unmet, @Nullable RetryHint retry, Usage usage, @Nullable String requestId,
		List<RateLimit> rateLimits, @Nullable Boolean shouldRetry) implements Decoded {

	/**
	 * Creates an error of which the headers do not say whether to retry.
	 * @param kind what a router does about it
	 * @param scope what the failure holds for
	 * @param message the provider's words
	 * @param refused the parameter that the model refuses, may be null
	 * @param unmet the demand that the model cannot meet, may be null
	 * @param retry until when the provider wants to be left alone, may be null
	 * @param usage tokens that were billed all the same
	 * @param requestId the provider's id of the exchange, may be null
	 * @param rateLimits the limits that the headers announce
	 */
	public ProviderError(FailureKind kind, Scope scope, String message, @Nullable Parameter refused,
			@Nullable Demand unmet, @Nullable RetryHint retry, Usage usage, @Nullable String requestId,
			List<RateLimit> rateLimits) {
		this(kind, scope, message, refused, unmet, retry, usage, requestId, rateLimits, null);
	}

	/**
	 * Returns this error in other words.
	 * @param message the words
	 * @param requestId the provider's id of the exchange, may be null
	 * @return the error
	 */
	public ProviderError worded(String message, @Nullable String requestId) {
		return new ProviderError(this.kind, this.scope, message, this.refused, this.unmet, this.retry, this.usage,
				requestId, this.rateLimits, this.shouldRetry);
	}

	/**
	 * A time that a provider named, and how.
	 *
	 * @param until when it may be tried again
	 * @param signal where that was said, such as {@code retry-after}
	 */
	@Internal
	public record RetryHint(Instant until, String signal) {

	}

	/** What a failure holds for. */
	@Internal
	public enum Scope {

		/** One model at one account. */
		TARGET,

		/** One key. */
		KEY,

		/** All keys that share an account's limits. */
		QUOTA_GROUP,

		/** The free models of an account, for all keys that share its limits. */
		FREE_MODELS,

		/** Everything at the provider. */
		PROVIDER

	}
}
