package io.github.llmrouter.console;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.health.HealthSnapshot.ScopeHealth;
import io.github.llmrouter.health.HealthSnapshot.State;

/** What the page says about a provider or a part of it, from harmless to grave. */
enum Status {

	/** Nothing was sent to it yet. */
	UNKNOWN("none"),

	/** It answers. */
	HEALTHY("ok"),

	/** An operator paused it. */
	PAUSED("pause"),

	/** It asks to be left alone for a while. */
	LIMITED("warn"),

	/** It failed too much; one call finds out whether it answers again. */
	RECOVERING("warn"),

	/** It does not answer as it should. */
	FAILING("bad"),

	/** It failed too much and is left alone. */
	STOPPED("bad");

	/** One failure is no trend; from here on it is shown as one. */
	private static final int FAILURES_THAT_COUNT = 3;

	private final String style;

	Status(String style) {
		this.style = style;
	}

	static Status of(ScopeHealth scope) {
		if (scope.state() == State.PAUSED) {
			return PAUSED;
		}
		if (scope.state() == State.COOLING_DOWN) {
			return isLimit(scope.cause()) ? LIMITED : FAILING;
		}
		if (scope.state() == State.CIRCUIT_OPEN) {
			return STOPPED;
		}
		if (scope.state() == State.HALF_OPEN) {
			return RECOVERING;
		}
		if (scope.consecutiveFailures() >= FAILURES_THAT_COUNT) {
			return FAILING;
		}
		return (scope.lastSuccessAt() == null && scope.lastFailureAt() == null) ? UNKNOWN : HEALTHY;
	}

	private static boolean isLimit(@Nullable FailureKind cause) {
		return cause == FailureKind.RATE_LIMITED || cause == FailureKind.QUOTA_EXHAUSTED;
	}

	/** Returns the style class, which chooses colour and shape. */
	String style() {
		return this.style;
	}

	boolean isProblem() {
		return compareTo(LIMITED) >= 0;
	}

}
