package io.github.llmrouter.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Internal;
import io.github.llmrouter.Target;
import io.github.llmrouter.Usage;
import io.github.llmrouter.limit.Taken;
import io.github.llmrouter.provider.ApiKey;

/**
 * Leave to make one exchange with a target. Must be ended in exactly one way; every end
 * but the first is ignored, so that whoever cleans up may always end it as cancelled.
 * Thread-safe.
 */
@Internal
public final class Permit {

	private final Health health;

	private final Target target;

	private final ApiKey key;

	private final Ticket ticket;

	private volatile boolean sent;

	private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);

	Permit(Health health, Target target, ApiKey key, Ticket ticket) {
		this.health = health;
		this.target = target;
		this.key = key;
		this.ticket = ticket;
		ticket.limits.begun();
	}

	/**
	 * Returns the key to use.
	 * @return the key
	 */
	public ApiKey key() {
		return this.key;
	}

	/**
	 * Notes that the request may have reached its provider: what it took of the
	 * application's own limits then stays taken, however it ends.
	 */
	public void sent() {
		this.sent = true;
	}

	/**
	 * Notes that a stream has begun: its target answers, however long it goes on.
	 * @param firstToken how long it took
	 */
	public void began(Duration firstToken) {
		if (this.stage.compareAndSet(Stage.WAITING, Stage.BEGUN)) {
			this.ticket.admitted.succeeded(firstToken.toNanos());
			this.health.freed();
		}
	}

	/**
	 * Ends with an answer.
	 * @param success the answer
	 */
	public void succeeded(Success success) {
		Stage before = end();
		if (before == Stage.ENDED) {
			return;
		}
		try {
			if (before == Stage.WAITING) {
				this.ticket.admitted.succeeded(success.latency().toNanos());
			}
			this.ticket.taken.settle(success.usage());
			this.health.succeeded(this.target, this.key, success);
		}
		finally {
			this.health.freed();
		}
	}

	/**
	 * Ends with a failure.
	 * @param failure what happened
	 * @return when the cool-down that now holds ends; null if there is none or it is
	 * open-ended
	 */
	public @Nullable Instant failed(Failure failure) {
		Stage before = end();
		if (before == Stage.ENDED) {
			return null;
		}
		try {
			this.ticket.failed(failure.kind(), before == Stage.BEGUN);
			endLimits(before, failure.usage());
			return this.health.failed(this.target, this.key, failure);
		}
		finally {
			this.health.freed();
		}
	}

	/** Ends without any word about the target. */
	public void cancelled() {
		Stage before = end();
		if (before == Stage.WAITING) {
			this.ticket.admitted.released();
		}
		if (before != Stage.ENDED) {
			endLimits(before, Usage.unknown());
			this.health.freed();
		}
	}

	private void endLimits(Stage before, Usage usage) {
		if (this.sent || before == Stage.BEGUN) {
			this.ticket.taken.settle(usage);
		}
		else {
			this.ticket.taken.giveBack();
		}
	}

	private Stage end() {
		Stage before = Objects.requireNonNull(this.stage.getAndSet(Stage.ENDED));
		if (before != Stage.ENDED) {
			this.ticket.limits.ended();
		}
		return before;
	}

	private enum Stage {

		WAITING, BEGUN, ENDED

	}

	/**
	 * Where an exchange reports to.
	 *
	 * @param memory what is remembered of the target
	 * @param limits what is remembered of the limits that it takes from
	 * @param admitted the state of the circuit that admitted the exchange
	 * @param taken what it took of the application's own limits
	 * @param startNanos when it did
	 */
	record Ticket(TargetMemory memory, ScopeMemory limits, CircuitState admitted, Taken taken, long startNanos) {

		void failed(FailureKind kind, boolean begun) {
			CircuitRules rules = this.memory.circuit().rules();
			boolean counts = rules.counts(kind, rules.time().nanos() - this.startNanos);
			if (begun && counts) {
				this.memory.circuit().brokeLater(kind);
			}
			else if (!begun && counts) {
				this.admitted.failed(kind);
			}
			else if (!begun) {
				this.admitted.released();
			}
		}
	}

}
