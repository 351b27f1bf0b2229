package io.github.llmrouter.health;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.Target;
import io.github.llmrouter.event.HealthChanged;
import io.github.llmrouter.event.RouterListener;

/**
 * Leaves a target alone that does not work, and finds out with one probe at a time
 * whether it does again. Lock-free and thread-safe; runs on the steady clock.
 */
final class Circuit {

	private final CircuitRules rules;

	private final String scope;

	private final RouterListener listener;

	private final AtomicReference<CircuitState> state;

	Circuit(CircuitRules rules, String scope, RouterListener listener) {
		this.rules = rules;
		this.scope = scope;
		this.listener = listener;
		this.state = new AtomicReference<>(new ClosedCircuit(this, rules, null));
	}

	CircuitRules rules() {
		return this.rules;
	}

	private CircuitState state() {
		return Objects.requireNonNull(this.state.get());
	}

	/** Returns the state that admits an exchange; null if none does. */
	@Nullable CircuitState enter() {
		CircuitState current = current();
		return current.enter() ? current : null;
	}

	/**
	 * Admits a probe before its time, for a call that has nobody else left. Still one
	 * probe at a time, and not sooner than a tenth of a second after the last.
	 */
	@Nullable CircuitState enterEarly() {
		if (state() instanceof OpenCircuit open && open.mayBeTriedEarly(this.rules.time().nanos())) {
			this.state.compareAndSet(open, new HalfOpenCircuit(this, open));
		}
		return enter();
	}

	/** Leaves the rest of its time to a circuit whose early probe told nothing. */
	boolean backTo(OpenCircuit before, HalfOpenCircuit probed) {
		return !before.over(this.rules.time().nanos()) && this.state.compareAndSet(probed, before);
	}

	/** Moves on from a state whose time is over. One of many threads wins. */
	private CircuitState current() {
		while (true) {
			CircuitState current = state();
			CircuitState due = current.due(this.rules.time().nanos());
			if (due == current || this.state.compareAndSet(current, due)) {
				return due;
			}
		}
	}

	/** Returns why an exchange would not be admitted, null if it would; takes nothing. */
	@Nullable Skip look(Target target) {
		CircuitState current = state();
		if (current.free()) {
			return null;
		}
		if (current instanceof OpenCircuit open) {
			return open.over(this.rules.time().nanos()) ? null : skip(target, open.until(this.rules.time()), open);
		}
		return skip(target, null, ((HalfOpenCircuit) current).before());
	}

	/** Returns why an exchange was not admitted, even if it would be by now. */
	Skip refusal(Target target) {
		Skip skip = look(target);
		return (skip != null) ? skip : Skip.of(target, SkipReason.CIRCUIT_OPEN, null,
				"circuit of " + target.id() + ": another call was finding out whether it answers");
	}

	private static Skip skip(Target target, @Nullable Instant until, OpenCircuit open) {
		String detail = "circuit of " + target.id() + ": " + describe(open)
				+ ((until == null) ? "; one call is finding out" : "");
		return Skip.of(target, SkipReason.CIRCUIT_OPEN, until, detail);
	}

	private static String describe(OpenCircuit open) {
		FailureKind kind = open.opening().kind();
		return open.opening().cause() + ((kind != null) ? ", the last with " + kind : "");
	}

	/** Counts the failure of something that counted as a success when it began. */
	void brokeLater(FailureKind kind) {
		if (state() instanceof ClosedCircuit closed) {
			closed.failed(kind);
		}
	}

	void open(CircuitState from, OpenCircuit.Opening opening) {
		OpenCircuit open = new OpenCircuit(this, this.rules, opening);
		if (this.rules.enabled() && this.state.compareAndSet(from, open)) {
			tell(false, opening.kind(), open.until(this.rules.time()));
		}
	}

	void close(CircuitState from, OpenCircuit before) {
		if (this.state.compareAndSet(from, new ClosedCircuit(this, this.rules, before))) {
			tell(true, null, null);
		}
	}

	/** Forgets everything. */
	void reset() {
		CircuitState before = this.state.getAndSet(new ClosedCircuit(this, this.rules, null));
		if (!(before instanceof ClosedCircuit)) {
			tell(true, null, null);
		}
	}

	private void tell(boolean available, @Nullable FailureKind kind, @Nullable Instant until) {
		this.listener.onHealthChanged(new HealthChanged(this.scope, available, kind, until, this.rules.time().now()));
	}

	/** Returns what is to be shown; null if the circuit is closed. */
	@Nullable Shown shown() {
		CircuitState current = state();
		if (current instanceof OpenCircuit open && !open.over(this.rules.time().nanos())) {
			return new Shown(false, open, open.until(this.rules.time()));
		}
		OpenCircuit before = (current instanceof HalfOpenCircuit half) ? half.before()
				: (current instanceof OpenCircuit open) ? open : null;
		return (before != null) ? new Shown(true, before, null) : null;
	}

	/**
	 * A circuit that is not closed.
	 *
	 * @param halfOpen whether a probe may go or is under way
	 * @param opening how it opened
	 * @param until when the first probe may go, null if it may
	 */
	record Shown(boolean halfOpen, OpenCircuit opening, @Nullable Instant until) {

		@Nullable FailureKind kind() {
			return this.opening.opening().kind();
		}

		String cause() {
			return this.opening.opening().cause();
		}
	}

}
