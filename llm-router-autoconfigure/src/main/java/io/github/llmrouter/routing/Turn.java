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
 * A target's turn in a call: it is asked, and again with another key, without what it
 * refused or after a moment, as long as that is worth it. All of it has the time that the
 * later targets leave. Belongs to one thread.
 *
 * @param <A> what a target answers with
 */
final class Turn<A> {

	/** What another account, or another key of it, need not be hit by. */
	private static final Set<FailureKind> FAULTS_OF_A_KEY = EnumSet.of(FailureKind.KEY_REJECTED, FailureKind.BILLING,
			FailureKind.FORBIDDEN, FailureKind.RATE_LIMITED, FailureKind.QUOTA_EXHAUSTED);

	private final Setting<A> setting;

	private final Target target;

	private final Provider provider;

	private final List<Target> later;

	private final Story story;

	private final long startNanos;

	private boolean early;

	private Set<ApiKey> usedKeys = Set.of();

	private int retries;

	/**
	 * Begins a turn.
	 * @param setting what all turns of a call share
	 * @param target who is asked
	 * @param later who could still be asked afterwards
	 * @param story takes what happens
	 */
	Turn(Setting<A> setting, Target target, List<Target> later, Story story) {
		this.setting = setting;
		this.target = target;
		this.provider = setting.surroundings().accounts().of(target);
		this.later = later;
		this.story = story;
		this.startNanos = setting.budget().nanos();
	}

	/** Asks although the circuit is open, as far as health allows that. */
	@Nullable Ending<A> runEarly() {
		this.early = true;
		return run();
	}

	/** Returns how the call ends; null if the next target may do better. */
	@Nullable Ending<A> run() {
		Skip skip = this.early ? null : health().look(this.target, this.provider);
		if (skip == null) {
			skip = this.setting.step().unableToServe(this.target, this.provider, this.setting.budget().left());
		}
		return (skip != null) ? passedOver(skip) : ask();
	}

	private @Nullable Ending<A> ask() {
		StepResult<A> result = null;
		while (true) {
			Admission admission = acquire();
			Permit permit = admission.permit();
			if (permit == null) {
				return (result != null) ? ending(result) : passedOver(Objects.requireNonNull(admission.skip()));
			}
			Ending<A> early = tooLate();
			if (early != null) {
				permit.cancelled();
				return early;
			}
			result = ask(permit);
			Duration pause = pauseBeforeAgain(result, permit.key());
			if (pause == null) {
				return ending(result);
			}
			if (!slept(pause)) {
				return Ending.of(Ending.Way.CANCELLED);
			}
		}
	}

	private Admission acquire() {
		Need need = new Need(() -> this.setting.step().tokens(this.target), this.usedKeys);
		return this.early ? health().acquireLast(this.target, this.provider, need)
				: health().acquire(this.target, this.provider, need);
	}

	private StepResult<A> ask(Permit permit) {
		StepResult<A> result = null;
		this.story.asks();
		try {
			result = this.setting.step()
				.ask(this.target, this.provider, permit, timeLeft())
				.namedBy(this.setting.budget());
		}
		finally {
			if (result == null) {
				permit.cancelled();
			}
		}
		if (result.attempt() != null) {
			this.story.tried(result.attempt(), result.freeAt());
		}
		return result;
	}

	private @Nullable Ending<A> passedOver(Skip skip) {
		if (Thread.currentThread().isInterrupted()) {
			return Ending.of(Ending.Way.CANCELLED);
		}
		this.story.skipped(skip);
		return null;
	}

	/** Before anything is sent, as nothing is billed then. */
	private @Nullable Ending<A> tooLate() {
		if (Thread.currentThread().isInterrupted()) {
			return Ending.of(Ending.Way.CANCELLED);
		}
		return this.setting.budget().over() ? Ending.failed(FailureKind.DEADLINE) : null;
	}

	/**
	 * Returns how long to wait before this target is asked once more; null if it is not.
	 */
	private @Nullable Duration pauseBeforeAgain(StepResult<A> result, ApiKey key) {
		Attempt attempt = result.attempt();
		if (result.answer() != null || attempt == null) {
			return null;
		}
		Duration left = timeLeft();
		if (left.isZero()) {
			return null;
		}
		if (result.again()) {
			return Duration.ZERO;
		}
		if (attempt.failureKind() != null && FAULTS_OF_A_KEY.contains(attempt.failureKind())) {
			use(key);
			// A source may hand out a fresh token each time, and none of them be any
			// good.
			return (this.usedKeys.size() <= this.provider.keys().size()) ? Duration.ZERO : null;
		}
		Duration pause = !result.repeatable() ? null
				: this.setting.surroundings()
					.backOff()
					.beforeRetry(this.setting.behavior().retry(), this.retries, attempt);
		if (pause == null || pause.compareTo(left) >= 0) {
			return null;
		}
		this.retries++;
		return pause;
	}

	private void use(ApiKey key) {
		if (this.usedKeys.isEmpty()) {
			this.usedKeys = new HashSet<>(2);
		}
		this.usedKeys.add(key);
	}

	private boolean slept(Duration pause) {
		try {
			this.setting.surroundings().backOff().sleep(pause);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Returns null if another target can mend what ended this attempt. */
	private @Nullable Ending<A> ending(StepResult<A> result) {
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
		if (kind == FailureKind.CONTENT_POLICY && this.setting.behavior().onPolicy() == PolicyReaction.STOP) {
			return Ending.failed(kind);
		}
		return this.setting.budget().over() ? Ending.failed(FailureKind.DEADLINE) : null;
	}

	/** What this target may still use of the time of the call. */
	private Duration timeLeft() {
		return this.setting.budget()
			.leftOfTurn(this.startNanos, this.setting.surroundings().countAvailable(this.later));
	}

	private Health health() {
		return this.setting.surroundings().health();
	}

	/**
	 * What all turns of a call share.
	 *
	 * @param surroundings what calls work with
	 * @param behavior how the chain behaves
	 * @param budget the time of the call
	 * @param step how a target is asked
	 * @param <A> what a target answers with
	 */
	record Setting<A>(FallbackLoop.Surroundings surroundings, ChainBehavior behavior, TimeBudget budget, Step<A> step) {

	}

}
