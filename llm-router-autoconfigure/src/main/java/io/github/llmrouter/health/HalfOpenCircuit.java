package io.github.llmrouter.health;

import java.util.concurrent.atomic.AtomicBoolean;

import io.github.llmrouter.FailureKind;

/** A target that is asked once, to see whether it answers again. */
final class HalfOpenCircuit extends CircuitState {

	private final Circuit circuit;

	private final OpenCircuit before;

	private final AtomicBoolean probing = new AtomicBoolean();

	HalfOpenCircuit(Circuit circuit, OpenCircuit before) {
		this.circuit = circuit;
		this.before = before;
	}

	OpenCircuit before() {
		return this.before;
	}

	@Override
	boolean free() {
		return !this.probing.get();
	}

	@Override
	boolean enter() {
		return this.probing.compareAndSet(false, true);
	}

	@Override
	void succeeded(long latencyNanos) {
		if (this.circuit.rules().slow(latencyNanos)) {
			this.circuit.open(this, new OpenCircuit.Opening("a probe was slow", null, this.before));
		}
		else {
			this.circuit.close(this, this.before);
		}
	}

	@Override
	void failed(FailureKind kind) {
		this.circuit.open(this, new OpenCircuit.Opening("a probe failed", kind, this.before));
	}

	@Override
	void released() {
		// Before its time nobody but the last hope of a call finds out.
		if (!this.circuit.backTo(this.before, this)) {
			this.probing.set(false);
		}
	}

}
