package io.github.llmrouter.health;

import io.github.llmrouter.FailureKind;

/**
 * What a circuit is in. Whoever was admitted by a state reports to that state: what began
 * before a circuit opened neither closes it nor counts as its probe. Thread-safe.
 */
abstract sealed class CircuitState permits ClosedCircuit, OpenCircuit, HalfOpenCircuit {

	/** Returns the state that is due now; itself if nothing has changed. */
	CircuitState due(long now) {
		return this;
	}

	/** Whether an exchange would be admitted. */
	abstract boolean free();

	/** Admits an exchange, which must then be reported. */
	abstract boolean enter();

	abstract void succeeded(long latencyNanos);

	abstract void failed(FailureKind kind);

	/** Takes back an exchange that said nothing about the target. */
	abstract void released();

}
