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
 */
@Internal
public record ProviderError(FailureKind kind, Scope scope, String message, @Nullable Parameter refused,
		@Nullable Demand unmet, @Nullable RetryHint retry, Usage usage, @Nullable String requestId,
		List<RateLimit> rateLimits) implements Decoded {

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

		/** Everything at the provider. */
		PROVIDER

	}
}
