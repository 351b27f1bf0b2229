package io.github.llmrouter.health;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.health.HealthSnapshot.ScopeType;

/**
 * How long a failure keeps callers away. A table by failure kind: what stands in no row
 * is the request's own fault and begins no cool-down.
 */
final class CoolDownPolicy {

	/** A key that was refused is refused again until somebody changes it. */
	static final Duration OPEN_ENDED = Duration.ofNanos(Long.MAX_VALUE);

	private static final Duration LONG_GUESS = Duration.ofHours(1);

	/** Seconds are what a gateway names for any 429, whatever is used up behind it. */
	private static final Duration SHORTEST_QUOTA = Duration.ofMinutes(1);

	private static final Duration SHORTEST_BILLING = Duration.ofMinutes(10);

	private static final Duration FORBIDDEN_GUESS = Duration.ofMinutes(10);

	private static final Duration OVERLOADED_GUESS = Duration.ofSeconds(5);

	/** What one account's keys are told and another account's need not be. */
	private static final Set<FailureKind> DEPEND_ON_KEY = EnumSet.of(FailureKind.RATE_LIMITED,
			FailureKind.QUOTA_EXHAUSTED, FailureKind.BILLING, FailureKind.FORBIDDEN);

	private static final int MAX_DOUBLINGS = 20;

	/** Guesses get up to a quarter more, so that callers do not return in step. */
	private static final double JITTER = 0.25;

	private final Map<FailureKind, Row> rows = new EnumMap<>(FailureKind.class);

	private final Duration maxGuess;

	private final Duration maxHint;

	private final RandomGenerator random;

	CoolDownPolicy(HealthSettings settings, RandomGenerator random) {
		this.maxGuess = settings.maxGuessedCoolDown();
		this.maxHint = settings.maxCoolDown();
		this.random = random;
		this.rows.put(FailureKind.RATE_LIMITED, new Row(settings.coolDown(), true, Duration.ZERO));
		this.rows.put(FailureKind.OVERLOADED, new Row(OVERLOADED_GUESS, true, Duration.ZERO));
		this.rows.put(FailureKind.QUOTA_EXHAUSTED, new Row(LONG_GUESS, false, SHORTEST_QUOTA));
		this.rows.put(FailureKind.BILLING, new Row(LONG_GUESS, false, SHORTEST_BILLING));
		this.rows.put(FailureKind.MODEL_NOT_FOUND, new Row(LONG_GUESS, false, Duration.ZERO));
		this.rows.put(FailureKind.FORBIDDEN, new Row(FORBIDDEN_GUESS, false, Duration.ZERO));
		this.rows.put(FailureKind.KEY_REJECTED, new Row(OPEN_ENDED, false, Duration.ZERO));
		this.rows.put(FailureKind.SERVER_ERROR, new Row(null, false, Duration.ZERO));
	}

	/** Whether a failure of a target says nothing about keys of another account. */
	static boolean dependsOnKey(FailureKind kind) {
		return DEPEND_ON_KEY.contains(kind);
	}

	/**
	 * Decides.
	 * @param kind the failure
	 * @param scope what it holds for
	 * @param hint how long the provider asked for, null if it did not
	 * @param inARow how many cool-downs of the scope came before without a success
	 * @return how long to stay away; null for no cool-down
	 */
	@Nullable Duration coolDown(FailureKind kind, ScopeType scope, @Nullable Duration hint, int inARow) {
		Row row = this.rows.get(kind);
		if (row == null) {
			return null;
		}
		if (row.guess == OPEN_ENDED) {
			return OPEN_ENDED;
		}
		if (hint == null && kind == FailureKind.BILLING && scope == ScopeType.KEY) {
			// What only this key may spend is spent until somebody allows it more.
			return OPEN_ENDED;
		}
		if (hint != null) {
			return clamp(hint, row.shortest);
		}
		return (row.guess != null) ? guess(row.guess, row.doubles, inARow) : null;
	}

	private Duration clamp(Duration hint, Duration shortest) {
		if (hint.compareTo(shortest) < 0) {
			return shortest;
		}
		return (hint.compareTo(this.maxHint) > 0) ? this.maxHint : hint;
	}

	private Duration guess(Duration base, boolean doubles, int inARow) {
		Duration guess = base;
		if (doubles) {
			guess = guess.multipliedBy(1L << Math.min(inARow, MAX_DOUBLINGS));
			guess = (guess.compareTo(this.maxGuess) > 0) ? this.maxGuess : guess;
		}
		return guess.plusMillis((long) (guess.toMillis() * JITTER * this.random.nextDouble()));
	}

	/**
	 * A row of the table.
	 *
	 * @param guess how long without a hint; null if only a hint begins a cool-down
	 * @param doubles whether the guess doubles with every cool-down in a row
	 * @param shortest what a shorter hint is raised to
	 */
	private record Row(@Nullable Duration guess, boolean doubles, Duration shortest) {

	}

}
