package io.github.llmrouter.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.Target;

/**
 * The wait of a call none of whose targets could be asked, for the one that frees up
 * first. It never waits for what is known to come too late. Belongs to one call.
 *
 * @param <A> what a target answers with
 */
final class BoundedWait<A> implements Story {

	/** What is due may take a moment to be seen as free by the other clock. */
	private static final Duration SHORTEST = Duration.ofMillis(5);

	private final Turn.Setting<A> setting;

	private final RoutedCall call;

	private final Waiters waiters;

	private final List<Target> targets = new ArrayList<>();

	private final Map<Target, Skip> told = new IdentityHashMap<>();

	private final Map<Target, Skip> latest = new IdentityHashMap<>();

	private boolean asked;

	/**
	 * Prepares a wait.
	 * @param setting what all turns of the call share
	 * @param call the story of the call so far
	 */
	BoundedWait(Turn.Setting<A> setting, RoutedCall call) {
		this.setting = setting;
		this.call = call;
		this.waiters = setting.surroundings().waiters();
		for (Skip skip : call.skips()) {
			if (freesUp(skip)) {
				this.targets.add(skip.target());
				this.told.put(skip.target(), skip);
				this.latest.put(skip.target(), skip);
			}
		}
	}

	/** Whether somebody could some day do what it is asked for. */
	private static boolean freesUp(Skip skip) {
		return switch (skip.reason()) {
			case COOLING_DOWN -> skip.until() != null;
			case CIRCUIT_OPEN, OWN_LIMIT -> true;
			case PAUSED, BUDGET, CANNOT_SERVE, NO_KEY -> false;
		};
	}

	/** Waits and asks. Returns null if nobody could be asked, or nobody answered. */
	@Nullable Ending<A> run() {
		RouterTime time = this.waiters.time();
		long start = time.nanos();
		try (Waiters.Place place = this.waiters.enter()) {
			Ending<A> ending = askAll();
			Duration pause = pause(this.setting.behavior().maxWait());
			while (ending == null && !this.asked && pause != null && place.await(pause)) {
				ending = askAll();
				pause = pause(this.setting.behavior().maxWait().minus(time.since(start)));
			}
			tellWhatChanged();
			return ending;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Ending.of(Ending.Way.CANCELLED);
		}
	}

	private @Nullable Ending<A> askAll() {
		for (int i = 0; i < this.targets.size(); i++) {
			List<Target> later = this.targets.subList(i + 1, this.targets.size());
			Ending<A> ending = new Turn<>(this.setting, this.targets.get(i), later, this).run();
			if (ending != null) {
				return ending;
			}
		}
		return null;
	}

	/** Returns how long to wait now; null if there is no point in it. */
	private @Nullable Duration pause(Duration left) {
		Duration callLeft = this.setting.budget().left();
		Duration longest = shorter(left, callLeft);
		if (longest.isNegative() || longest.isZero()) {
			return null;
		}
		Duration free = null;
		boolean openEnded = false;
		for (Skip skip : this.latest.values()) {
			Instant until = skip.until();
			openEnded |= freesUp(skip) && until == null;
			if (freesUp(skip) && until != null) {
				Duration next = untilFree(until);
				free = (free != null) ? shorter(free, next) : next;
			}
		}
		if (openEnded) {
			return (free != null) ? shorter(free, longest) : longest;
		}
		boolean inTime = free != null && free.compareTo(left) <= 0 && free.compareTo(callLeft) < 0;
		return inTime ? free : null;
	}

	private Duration untilFree(Instant until) {
		Duration left = Duration.between(this.waiters.time().now(), until);
		return (left.compareTo(SHORTEST) < 0) ? SHORTEST : left;
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	@Override
	public void tried(Attempt attempt, @Nullable Instant freesUpAt) {
		this.asked = true;
		this.call.tried(attempt, freesUpAt);
	}

	@Override
	public void skipped(Skip skip) {
		this.latest.put(skip.target(), skip);
	}

	/** A wait that looked a hundred times is still one skip of each target. */
	private void tellWhatChanged() {
		for (Target target : this.targets) {
			Skip before = Objects.requireNonNull(this.told.get(target));
			Skip now = Objects.requireNonNull(this.latest.get(target));
			if (now != before && (now.reason() != before.reason() || !Objects.equals(now.until(), before.until()))) {
				this.call.skipped(now);
			}
		}
	}

}
