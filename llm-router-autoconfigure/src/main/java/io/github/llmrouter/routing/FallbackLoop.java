package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.Target;
import io.github.llmrouter.health.Health;

/**
 * The one fallback loop: targets in order, until one answers, the request turns out to be
 * wrong, the time is used up or nobody is left. It keeps its place, so that a stream that
 * breaks goes on with the next target. Belongs to one call.
 *
 * @param <A> what a target answers with
 */
final class FallbackLoop<A> {

	private final Surroundings surroundings;

	private final RoutedCall call;

	private final List<Target> targets;

	private final TimeBudget budget;

	private final ChainBehavior behavior;

	private final AnswerKind<A> kind;

	private @Nullable HedgeCap cap;

	private int next;

	private boolean askedEarly;

	FallbackLoop(Surroundings surroundings, RoutedCall call, List<Target> targets, TimeBudget budget,
			AnswerKind<A> kind) {
		this.surroundings = surroundings;
		this.call = call;
		this.targets = targets;
		this.budget = budget;
		this.behavior = surroundings.settings().of(call.destination());
		this.kind = kind;
	}

	/** Asks targets from the present place on. */
	Ending<A> run(Step<A> step) {
		Turn.Setting<A> setting = new Turn.Setting<>(this.surroundings, this.behavior, this.budget, step);
		this.cap = capOfHedges();
		Ending<A> ending = askAll(setting);
		if (ending == null) {
			ending = askEarly(setting);
		}
		if (ending == null && this.call.attempts() == 0 && !this.behavior.maxWait().isZero()) {
			ending = new BoundedWait<>(setting, this.call).run();
		}
		if (ending != null) {
			return ending;
		}
		return this.call.nobodyCanServe() ? Ending.of(Ending.Way.UNSERVABLE) : Ending.failed(this.call.lastFailure());
	}

	private @Nullable Ending<A> askAll(Turn.Setting<A> setting) {
		while (this.next < this.targets.size()) {
			Target target = this.targets.get(this.next++);
			Ending<A> ending = ask(target, setting);
			if (ending != null) {
				return ending;
			}
		}
		return null;
	}

	/**
	 * Nobody else is left, so that a circuit may look early whether its target answers
	 * again. Why it was passed over has been told. A target that has no other beside it
	 * is left alone.
	 */
	private @Nullable Ending<A> askEarly(Turn.Setting<A> setting) {
		if (this.targets.size() < 2 || this.askedEarly) {
			return null;
		}
		this.askedEarly = true;
		for (Skip skip : List.copyOf(this.call.skips())) {
			if (skip.reason() == SkipReason.CIRCUIT_OPEN) {
				Ending<A> ending = new Turn<>(setting, skip.target(), List.of(), this.call.withoutSkips()).runEarly();
				if (ending != null) {
					return ending;
				}
			}
		}
		return null;
	}

	private @Nullable Ending<A> ask(Target target, Turn.Setting<A> setting) {
		HedgeCap mayHedge = this.cap;
		// Who is merely passed over needs no thread for that.
		boolean worthIt = mayHedge != null && mayHedge.allows() && hasNext()
				&& this.surroundings.countAvailable(List.of(target)) > 0;
		Duration patience = worthIt
				? this.surroundings.hedging().patience(this.behavior.hedge(), target, this.kind.streamed()) : null;
		return (mayHedge != null && patience != null)
				? new Race<>(setting, this, this.call, this.kind).run(target, patience, mayHedge)
				: new Turn<>(setting, target, later(), this.call).run();
	}

	/**
	 * Counts a call that may be hedged. A stream that is continued is not: somebody
	 * already reads it.
	 */
	private @Nullable HedgeCap capOfHedges() {
		if (!this.behavior.hedge().enabled() || this.next > 0 || this.targets.size() < 2) {
			return null;
		}
		HedgeCap found = this.surroundings.hedging().cap(this.call.destination());
		if (found != null) {
			found.called(this.behavior.hedge().maxExtra());
		}
		return found;
	}

	/** Takes the next target that could be asked now; null if there is none. */
	@Nullable Target nextAvailable() {
		while (this.next < this.targets.size()) {
			Target target = this.targets.get(this.next++);
			Skip skip = this.surroundings.health().look(target, this.surroundings.accounts().of(target));
			if (skip == null) {
				return target;
			}
			this.call.skipped(skip);
		}
		return null;
	}

	/** Leaves the target that was taken last to whoever takes the next one. */
	void putBack() {
		this.next--;
	}

	/** Tells what used up the time of the whole call from what used up only its share. */
	<R> StepResult<R> namedByTime(StepResult<R> result) {
		return result.namedBy(this.budget);
	}

	/** Whether another target could still follow. */
	boolean hasNext() {
		return this.surroundings.countAvailable(later()) > 0 && !this.budget.over();
	}

	/** Who could still be asked after the target that was taken last. */
	List<Target> later() {
		return this.targets.subList(this.next, this.targets.size());
	}

	/**
	 * What the loop asks around.
	 *
	 * @param settings reactions
	 * @param accounts who can be called
	 * @param health what is remembered between calls
	 * @param backOff decides who is asked again
	 * @param waiters the calls that wait for a target to free up
	 * @param hedging asks two targets at once
	 */
	record Surroundings(RoutingSettings settings, Accounts accounts, Health health, BackOff backOff, Waiters waiters,
			Hedging hedging) {

		int countAvailable(List<Target> targets) {
			int available = 0;
			for (Target target : targets) {
				available += (this.health.look(target, this.accounts.of(target)) == null) ? 1 : 0;
			}
			return available;
		}
	}

}
