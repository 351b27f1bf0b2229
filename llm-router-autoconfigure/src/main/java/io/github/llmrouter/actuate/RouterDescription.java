package io.github.llmrouter.actuate;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

import io.github.llmrouter.Decision;
import io.github.llmrouter.RateLimit;
import io.github.llmrouter.Skip;
import io.github.llmrouter.autoconfigure.ProviderConnections.Counts;
import io.github.llmrouter.health.HealthSnapshot.ProviderHealth;
import io.github.llmrouter.health.HealthSnapshot.ScopeHealth;

/**
 * What the endpoint shows. States, kinds and reasons are names, so that a new one shows
 * without a change here.
 *
 * @param at when it was looked
 * @param providers what is remembered of each provider
 * @param chains the chains and who of them could be called
 */
record RouterDescription(Instant at, List<Provider> providers, List<Chain> chains) implements OperationResponseBody {

	/**
	 * A provider.
	 *
	 * @param name its configured name
	 * @param connections the connections to it
	 * @param scopes the provider itself, its quota groups, keys and targets
	 */
	record Provider(String name, Counts connections, List<Scope> scopes) implements OperationResponseBody {

		static Provider of(ProviderHealth health, Counts connections) {
			return new Provider(health.name(), connections, health.scopes().stream().map(Scope::of).toList());
		}

	}

	/**
	 * What is remembered of one scope.
	 *
	 * @param type what kind of scope
	 * @param name the model of a target, the label of a key, otherwise a name
	 * @param state whether it may be called
	 * @param cause the failure behind a cool-down
	 * @param since when the cool-down or pause began
	 * @param until when the cool-down ends
	 * @param signal where that time comes from
	 * @param consecutiveFailures failures since the last success
	 * @param lastFailure the newest failure
	 * @param lastFailureAt when that was
	 * @param lastSuccessAt when it last answered
	 * @param rateLimits the limits that the provider last announced
	 */
	record Scope(String type, String name, String state, @Nullable String cause, @Nullable Instant since,
			@Nullable Instant until, @Nullable String signal, int consecutiveFailures, @Nullable String lastFailure,
			@Nullable Instant lastFailureAt, @Nullable Instant lastSuccessAt, List<RateLimit> rateLimits) {

		static Scope of(ScopeHealth scope) {
			return new Scope(scope.type().name(), scope.name(), scope.state().name(), nameOf(scope.cause()),
					scope.since(), scope.until(), scope.signal(), scope.consecutiveFailures(),
					nameOf(scope.lastFailure()), scope.lastFailureAt(), scope.lastSuccessAt(), scope.rateLimits());
		}

		private static @Nullable String nameOf(@Nullable Enum<?> value) {
			return (value != null) ? value.name() : null;
		}

	}

	/**
	 * A chain.
	 *
	 * @param name its name
	 * @param available whether any target could be called now
	 * @param selection what decides the order of its targets
	 * @param targets its targets in the order in which they would be asked now
	 */
	record Chain(String name, boolean available, String selection, List<Place> targets) {

		static Chain of(ChainAvailability.Chain chain) {
			return new Chain(chain.name(), chain.available(), chain.decision().selection(),
					chain.decision().candidates().stream().map(Place::of).toList());
		}

	}

	/**
	 * A target of a chain.
	 *
	 * @param target provider and model
	 * @param skipped why it would be passed over now
	 * @param until until when, if that is known
	 */
	record Place(String target, @Nullable String skipped, @Nullable Instant until) {

		static Place of(Decision.Candidate candidate) {
			Skip skip = candidate.skip();
			return new Place(candidate.target().id(), (skip != null) ? skip.label() : null,
					(skip != null) ? skip.until() : null);
		}

	}

}
