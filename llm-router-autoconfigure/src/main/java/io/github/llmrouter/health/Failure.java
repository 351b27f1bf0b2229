package io.github.llmrouter.health;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Internal;
import io.github.llmrouter.RateLimit;
import io.github.llmrouter.Usage;
import io.github.llmrouter.health.HealthSnapshot.ScopeType;

/**
 * A failed attempt, as far as it is remembered.
 *
 * @param kind what went wrong
 * @param scope what it holds for
 * @param retryAt until when the provider wants to be left alone, null if it did not say
 * @param signal where that was said, null if it was not
 * @param rateLimits the limits that the reply announced
 * @param usage the tokens it took all the same, unknown if the provider named none
 */
@Internal
public record Failure(FailureKind kind, ScopeType scope, @Nullable Instant retryAt, @Nullable String signal,
		List<RateLimit> rateLimits, Usage usage) {

	/**
	 * Returns a failure of a target that came without any word of the provider.
	 * @param kind what went wrong
	 * @return the failure
	 */
	public static Failure of(FailureKind kind) {
		return new Failure(kind, ScopeType.TARGET, null, null, List.of(), Usage.unknown());
	}
}
