package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.Skip;
import io.github.llmrouter.Target;
import io.github.llmrouter.health.Admission;
import io.github.llmrouter.health.Health;
import io.github.llmrouter.health.Need;
import io.github.llmrouter.health.Permit;
import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.provider.Provider;

/**
 * The one fallback loop: targets in order, until one answers, the request turns out to be
 * wrong, the time is used up or nobody is left. It keeps its place, so that a stream that
 * breaks goes on with the next target. Belongs to one call.
 *
 * @param <A> what a target answers with
 */
final class FallbackLoop<A> {

	/** What another account, or another key of it, need not be hit by. */
	private static final Set<FailureKind> FAULTS_OF_A_KEY = EnumSet.of(FailureKind.KEY_REJECTED, FailureKind.BILLING,
			FailureKind.FORBIDDEN, FailureKind.RATE_LIMITED, FailureKind.QUOTA_EXHAUSTED);

	private final Surroundings surroundings;

	private final RoutedCall call;

	private final List<Target> targets;

	private final TimeBudget budget;

	private int next;

	FallbackLoop(Surroundings surroundings, RoutedCall call, List<Target> targets, TimeBudget budget) {
		this.surroundings = surroundings;
		this.call = call;
		this.targets = targets;
		this.budget = budget;
	}

	/** Asks targets from the present place on. */
	Ending<A> run(Step<A> step) {
		while (this.next < this.targets.size()) {
			Target target = this.targets.get(this.next++);
			Ending<A> ending = ask(target, step);
			if (ending != null) {
				return ending;
			}
		}
		return this.call.nobodyCanServe() ? Ending.of(Ending.Way.UNSERVABLE) : Ending.failed(this.call.lastFailure());
	}

	/**
	 * Asks one target, and again as long as that is worth it. Returns null if the next
	 * one may do better.
	 */
	private @Nullable Ending<A> ask(Target target, Step<A> step) {
		Provider provider = this.surroundings.accounts().of(target);
		Skip skip = this.surroundings.health().look(target, provider);
		if (skip == null) {
			skip = step.unableToServe(target, provider, this.budget.left());
		}
		if (skip != null) {
			return skipped(skip);
		}
		Set<ApiKey> usedKeys = new HashSet<>(2);
		StepResult<A> result = null;
		boolean more;
		do {
			Admission admission = this.surroundings.health()
				.acquire(target, provider, new Need(() -> step.tokens(target), usedKeys));
			Permit permit = admission.permit();
			if (permit == null) {
				return (result != null) ? finalEnding(result) : skipped(Objects.requireNonNull(admission.skip()));
			}
			Ending<A> early = outOfTime();
			if (early != null) {
				permit.cancelled();
				return early;
			}
			result = ask(target, provider, permit, step);
			more = result.again() || anotherKeyMayDo(result) && usedKeys.add(permit.key());
		}
		while (more && !this.budget.over());
		return finalEnding(result);
	}

	private StepResult<A> ask(Target target, Provider provider, Permit permit, Step<A> step) {
		StepResult<A> result = null;
		try {
			result = namedByTime(step.ask(target, provider, permit, share()));
		}
		finally {
			if (result == null) {
				permit.cancelled();
			}
		}
		if (result.attempt() != null) {
			this.call.tried(result.attempt(), result.freeAt());
		}
		return result;
	}

	private @Nullable Ending<A> skipped(Skip skip) {
		if (Thread.currentThread().isInterrupted()) {
			return Ending.of(Ending.Way.CANCELLED);
		}
		this.call.skipped(skip);
		return null;
	}

	private static boolean anotherKeyMayDo(StepResult<?> result) {
		FailureKind kind = result.failureKind();
		return result.answer() == null && kind != null && FAULTS_OF_A_KEY.contains(kind);
	}

	/** Before anything is sent, as nothing is billed then. */
	private @Nullable Ending<A> outOfTime() {
		if (Thread.currentThread().isInterrupted()) {
			return Ending.of(Ending.Way.CANCELLED);
		}
		return this.budget.over() ? Ending.failed(FailureKind.DEADLINE) : null;
	}

	/** Tells what used up the time of the whole call from what used up only its share. */
	<R> StepResult<R> namedByTime(StepResult<R> result) {
		boolean expired = result.failureKind() == FailureKind.ATTEMPT_TIMEOUT
				|| result.failureKind() == FailureKind.FIRST_TOKEN_TIMEOUT;
		return (expired && this.budget.over()) ? result.endedByDeadline() : result;
	}

	/** Returns null if another target can mend what ended this attempt. */
	private @Nullable Ending<A> finalEnding(StepResult<A> result) {
		if (result.answer() != null) {
			return Ending.answered(result.answer());
		}
		Attempt attempt = result.attempt();
		if (attempt == null || attempt.outcome() == Outcome.CANCELLED) {
			return Ending.of(Ending.Way.CANCELLED);
		}
		FailureKind kind = attempt.failureKind();
		// Without what was refused the request may well be right.
		if (kind == FailureKind.BAD_REQUEST && !result.again()) {
			return Ending.of(Ending.Way.REFUSED);
		}
		if (kind == FailureKind.CONTENT_POLICY
				&& this.surroundings.settings().of(this.call.destination()).onPolicy() == PolicyReaction.STOP) {
			return Ending.failed(kind);
		}
		return this.budget.over() ? Ending.failed(FailureKind.DEADLINE) : null;
	}

	/** Whether another target could still follow. */
	boolean hasNext() {
		return availableLater() > 0 && !this.budget.over();
	}

	Duration timeLeft() {
		return this.budget.left();
	}

	private Duration share() {
		return this.budget.share(availableLater());
	}

	private int availableLater() {
		int available = 0;
		for (Target later : this.targets.subList(this.next, this.targets.size())) {
			Provider provider = this.surroundings.accounts().of(later);
			available += (this.surroundings.health().look(later, provider) == null) ? 1 : 0;
		}
		return available;
	}

	/**
	 * What the loop asks around.
	 *
	 * @param settings reactions
	 * @param accounts who can be called
	 * @param health what is remembered between calls
	 */
	record Surroundings(RoutingSettings settings, Accounts accounts, Health health) {

	}

}
