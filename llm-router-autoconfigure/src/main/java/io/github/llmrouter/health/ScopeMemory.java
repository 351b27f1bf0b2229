package io.github.llmrouter.health;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.RateLimit;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.health.HealthSnapshot.ScopeHealth;
import io.github.llmrouter.health.HealthSnapshot.State;

/** What is remembered of one scope. Lock-free and thread-safe. */
final class ScopeMemory {

	private final ScopeKey key;

	private final @Nullable Circuit circuit;

	private final AtomicReference<@Nullable CoolDown> coolDown = new AtomicReference<>();

	private final AtomicInteger failuresInARow = new AtomicInteger();

	private final AtomicInteger coolDownsInARow = new AtomicInteger();

	private volatile @Nullable Instant pausedSince;

	private volatile @Nullable Failure lastFailure;

	private volatile @Nullable Instant lastSuccessAt;

	private volatile @Nullable Announced announced;

	private final AtomicInteger running = new AtomicInteger();

	ScopeMemory(ScopeKey key) {
		this(key, null);
	}

	ScopeMemory(ScopeKey key, @Nullable Circuit circuit) {
		this.key = key;
		this.circuit = circuit;
	}

	ScopeKey key() {
		return this.key;
	}

	boolean paused() {
		return this.pausedSince != null;
	}

	/** Returns the cool-down that holds now, null if there is none. */
	@Nullable CoolDown holding(RouterTime time) {
		CoolDown current = this.coolDown.get();
		return (current == null || current.over(time.nanos())) ? null : current;
	}

	/**
	 * Returns how many cool-downs came before, without a success since. Calls that ran
	 * side by side hit one limit, so the cool-down that holds is not one of them.
	 */
	int earlierCoolDowns(RouterTime time) {
		int begun = this.coolDownsInARow.get();
		return (holding(time) != null) ? Math.max(0, begun - 1) : begun;
	}

	void failed(FailureKind kind, Instant at) {
		this.failuresInARow.incrementAndGet();
		this.lastFailure = new Failure(kind, at);
	}

	/** Begins a cool-down, unless a longer one holds. Returns whether none held. */
	boolean coolDown(CoolDown begun, RouterTime time) {
		CoolDown before = this.coolDown.getAndAccumulate(begun,
				(old, fresh) -> (old != null && fresh != null && !old.over(time.nanos()) && old.outlasts(fresh)) ? old
						: fresh);
		boolean wasFree = before == null || before.over(time.nanos());
		if (wasFree) {
			this.coolDownsInARow.incrementAndGet();
		}
		return wasFree;
	}

	/** Returns whether this success ended a cool-down. */
	boolean succeeded(RouterTime time) {
		this.failuresInARow.set(0);
		this.coolDownsInARow.set(0);
		this.lastSuccessAt = time.now();
		CoolDown old = this.coolDown.get();
		return old != null && old.over(time.nanos()) && this.coolDown.compareAndSet(old, null);
	}

	/** Remembers limits; what a reply does not name, it does not change. */
	void announced(List<RateLimit> limits, RouterTime time) {
		if (!limits.isEmpty()) {
			this.announced = Announced.of(limits, time);
		}
	}

	void begun() {
		this.running.incrementAndGet();
	}

	void ended() {
		this.running.decrementAndGet();
	}

	/** Whether what was announced hardly suffices for one more call. */
	boolean nearlyDry(RouterTime time, TypicalUse typical) {
		Announced known = this.announced;
		return known != null && known.nearlyDry(time.nanos(), this.running.get(), typical);
	}

	void pause(Instant at) {
		this.pausedSince = at;
	}

	void resume() {
		this.pausedSince = null;
	}

	void reset() {
		this.coolDown.set(null);
		this.failuresInARow.set(0);
		this.coolDownsInARow.set(0);
		this.announced = null;
		if (this.circuit != null) {
			this.circuit.reset();
		}
	}

	ScopeHealth snapshot(RouterTime time) {
		Failure failure = this.lastFailure;
		Announced known = this.announced;
		Standing standing = standing(time);
		return new ScopeHealth(this.key.type(), this.key.name(), standing.state, standing.cause, standing.since,
				standing.until, standing.signal, this.failuresInARow.get(), (failure != null) ? failure.kind() : null,
				(failure != null) ? failure.at() : null, this.lastSuccessAt,
				(known != null) ? known.limits() : List.of());
	}

	private Standing standing(RouterTime time) {
		CoolDown held = holding(time);
		Instant paused = this.pausedSince;
		if (held != null) {
			return new Standing((paused != null) ? State.PAUSED : State.COOLING_DOWN, held.cause(),
					(paused != null) ? paused : held.since(), held.shownUntil(time), held.signal());
		}
		if (paused != null) {
			return new Standing(State.PAUSED, null, paused, null, null);
		}
		Circuit.Shown open = (this.circuit != null) ? this.circuit.shown() : null;
		return (open != null)
				? new Standing(open.halfOpen() ? State.HALF_OPEN : State.CIRCUIT_OPEN, open.kind(),
						open.opening().since(), open.until(), open.cause())
				: new Standing(State.AVAILABLE, null, null, null, null);
	}

	private record Failure(FailureKind kind, Instant at) {

	}

	private record Standing(State state, @Nullable FailureKind cause, @Nullable Instant since, @Nullable Instant until,
			@Nullable String signal) {

	}

}
