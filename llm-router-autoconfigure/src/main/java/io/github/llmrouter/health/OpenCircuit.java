package io.github.llmrouter.health;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.RouterTime;

/** A target that is left alone. */
final class OpenCircuit extends CircuitState {

	/** Even as the last hope of calls a target is not asked more often. */
	private static final long EARLY_NANOS = 100_000_000L;

	private final Circuit circuit;

	private final Opening opening;

	private final int earlier;

	private final Instant since;

	private final long sinceNanos;

	private final long untilNanos;

	private final Instant until;

	OpenCircuit(Circuit circuit, CircuitRules rules, Opening opening) {
		this.circuit = circuit;
		this.opening = opening;
		this.earlier = (opening.before() != null) ? opening.before().earlier + 1 : 0;
		this.since = rules.time().now();
		this.sinceNanos = rules.time().nanos();
		this.untilNanos = this.sinceNanos + rules.openNanos(this.earlier);
		this.until = this.since.plusNanos(this.untilNanos - this.sinceNanos);
	}

	Opening opening() {
		return this.opening;
	}

	Instant since() {
		return this.since;
	}

	Instant until(RouterTime time) {
		return CoolDown.shown(this.until, this.untilNanos, time);
	}

	boolean over(long now) {
		return now - this.untilNanos >= 0;
	}

	boolean mayBeTriedEarly(long now) {
		return now - this.sinceNanos >= EARLY_NANOS;
	}

	@Override
	CircuitState due(long now) {
		return over(now) ? new HalfOpenCircuit(this.circuit, this) : this;
	}

	@Override
	boolean free() {
		return false;
	}

	@Override
	boolean enter() {
		return false;
	}

	@Override
	void succeeded(long latencyNanos) {
		// Nobody was admitted.
	}

	@Override
	void failed(FailureKind kind) {
		// Nobody was admitted.
	}

	@Override
	void released() {
		// Nobody was admitted.
	}

	/**
	 * Why a circuit opens.
	 *
	 * @param cause for people, such as {@code 10 failures in a row}
	 * @param kind the last failure, null if slowness was the cause
	 * @param before the opening that came shortly before, null if there was none
	 */
	record Opening(String cause, @Nullable FailureKind kind, @Nullable OpenCircuit before) {

	}

}
