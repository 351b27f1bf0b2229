package io.github.llmrouter.health;

import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;

/** A target that is called as usual. */
final class ClosedCircuit extends CircuitState {

	private final Circuit circuit;

	private final CircuitRules rules;

	private final @Nullable OpenCircuit before;

	private final long since;

	private final CallWindow calls = new CallWindow();

	private final AtomicInteger failuresInARow = new AtomicInteger();

	ClosedCircuit(Circuit circuit, CircuitRules rules, @Nullable OpenCircuit before) {
		this.circuit = circuit;
		this.rules = rules;
		this.before = before;
		this.since = rules.time().nanos();
	}

	@Override
	boolean free() {
		return true;
	}

	@Override
	boolean enter() {
		return true;
	}

	@Override
	void succeeded(long latencyNanos) {
		long now = this.rules.time().nanos();
		boolean slow = this.rules.slow(latencyNanos);
		this.calls.add(now, slow ? CallWindow.SLOW : CallWindow.SUCCESS);
		if (this.failuresInARow.get() != 0) {
			this.failuresInARow.set(0);
		}
		if (slow) {
			judge(now, 0, null);
		}
	}

	@Override
	void failed(FailureKind kind) {
		long now = this.rules.time().nanos();
		this.calls.add(now, CallWindow.FAILURE);
		judge(now, this.failuresInARow.incrementAndGet(), kind);
	}

	private void judge(long now, int inARow, @Nullable FailureKind kind) {
		CallWindow.Counts counts = this.calls.count(this.rules, now);
		String cause = this.rules.tooMuch(inARow, counts.all(), counts.failures(), counts.slow());
		if (cause != null) {
			// Closed only for a moment, it counts as never closed.
			boolean again = this.before != null && this.rules.within(this.since, now);
			this.circuit.open(this, new OpenCircuit.Opening(cause, kind, again ? this.before : null));
		}
	}

	@Override
	void released() {
		// Nothing was taken.
	}

}
