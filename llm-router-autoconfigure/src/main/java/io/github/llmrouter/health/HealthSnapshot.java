package io.github.llmrouter.health;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.RateLimit;

/**
 * What the router remembers of its providers at one moment. Immutable.
 *
 * @param at the moment
 * @param providers every configured provider that can be called, in order
 */
public record HealthSnapshot(Instant at, List<ProviderHealth> providers) {

	public HealthSnapshot {
		providers = List.copyOf(providers);
	}

	/** Gives snapshots; injectable and thread-safe. */
	@FunctionalInterface
	public interface Source {

		/**
		 * Takes a snapshot.
		 * @return the state of this moment
		 */
		HealthSnapshot snapshot();

	}

	/**
	 * A provider.
	 *
	 * @param name its configured name
	 * @param scopes what is remembered: of the provider itself, its quota groups and
	 * keys, and each target that was called or is configured
	 */
	public record ProviderHealth(String name, List<ScopeHealth> scopes) {

		public ProviderHealth {
			scopes = List.copyOf(scopes);
		}
	}

	/**
	 * What is remembered of one scope.
	 *
	 * @param type what kind of scope
	 * @param name the model of a target, the label of a key, the name of a quota group or
	 * provider; of a model within a quota group both
	 * @param state whether it may be called
	 * @param cause the failure behind a cool-down or an open circuit, null otherwise
	 * @param since when the cool-down or pause began, or the circuit opened; null if
	 * available
	 * @param until when the cool-down ends or a first call may try the circuit; null if
	 * it is open-ended or there is none
	 * @param signal where the time comes from, such as {@code retry-after}, or
	 * {@code guess}; of a circuit why it opened; null if there is neither
	 * @param consecutiveFailures failures since the last success
	 * @param lastFailure the newest failure, null if there was none
	 * @param lastFailureAt when that was, null if there was none
	 * @param lastSuccessAt when it last answered, null if it has not
	 * @param rateLimits the limits that the provider last announced
	 */
	public record ScopeHealth(ScopeType type, String name, State state, @Nullable FailureKind cause,
			@Nullable Instant since, @Nullable Instant until, @Nullable String signal, int consecutiveFailures,
			@Nullable FailureKind lastFailure, @Nullable Instant lastFailureAt, @Nullable Instant lastSuccessAt,
			List<RateLimit> rateLimits) {

		public ScopeHealth {
			rateLimits = List.copyOf(rateLimits);
		}
	}

	/** What a memory is about. */
	public enum ScopeType {

		/** Everything at a provider. */
		PROVIDER,

		/** Keys that share an account's limits. */
		QUOTA_GROUP,

		/** The free models of an account, which share limits of their own. */
		FREE_MODELS,

		/** One key. */
		KEY,

		/** One model at a provider. */
		TARGET,

		/** One model as the keys of one quota group see it, where there are several. */
		TARGET_IN_GROUP

	}

	/** Whether a scope may be called. */
	public enum State {

		/** It may. */
		AVAILABLE,

		/** It is passed over until its time has passed. */
		COOLING_DOWN,

		/** It failed too much and is left alone for a while. */
		CIRCUIT_OPEN,

		/** It failed too much; one call finds out whether it answers again. */
		HALF_OPEN,

		/** An operator paused it. */
		PAUSED

	}
}
