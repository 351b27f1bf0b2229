package io.github.llmrouter.routing;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.Skip;
import io.github.llmrouter.Target;

/**
 * One of two targets that are asked at once: its turn, on a thread of its own. Whatever
 * happens in it is handed to the race, which belongs to the caller's thread.
 *
 * @param <A> what a target answers with
 */
final class Lane<A> implements Runnable, Story {

	private final Race<A> race;

	private final Target target;

	private final Turn<A> turn;

	private final Instant startedAt;

	/** The attempt that succeeded, which only the caller's thread looks at. */
	private Race.@Nullable Told success;

	private @Nullable Thread runner;

	private boolean cancelled;

	private boolean asking;

	private boolean abandoned;

	Lane(Race<A> race, Turn.Setting<A> setting, Target target, List<Target> later) {
		this.race = race;
		this.target = target;
		this.turn = new Turn<>(setting, target, later, this);
		this.startedAt = setting.surroundings().hedging().time().now();
	}

	Target target() {
		return this.target;
	}

	Instant startedAt() {
		return this.startedAt;
	}

	Race.@Nullable Told success() {
		return this.success;
	}

	void keep(Race.Told succeeded) {
		this.success = succeeded;
	}

	@Override
	public void run() {
		Ending<A> ending = null;
		Throwable thrown = null;
		try {
			ending = begin() ? this.turn.run() : Ending.of(Ending.Way.CANCELLED);
		}
		catch (RuntimeException | Error ex) {
			thrown = ex;
		}
		finally {
			end(ending, thrown);
		}
	}

	private synchronized boolean begin() {
		this.runner = Thread.currentThread();
		return !this.cancelled;
	}

	private synchronized void end(@Nullable Ending<A> ending, @Nullable Throwable thrown) {
		this.runner = null;
		if (!this.abandoned) {
			this.race.tell(() -> this.race.ended(this, ending, thrown));
		}
		else if (ending != null && ending.answer() != null) {
			this.race.leave(ending.answer());
		}
	}

	/** Ends the turn as an interrupt of its thread does, wherever it is. */
	synchronized void cancel() {
		this.cancelled = true;
		if (this.runner != null) {
			this.runner.interrupt();
		}
	}

	/**
	 * Nobody waits for the end of this lane any more, and nothing more is told of it.
	 * @return whether an exchange still runs
	 */
	synchronized boolean abandon() {
		this.abandoned = true;
		return this.asking;
	}

	@Override
	public synchronized void asks() {
		this.asking = true;
	}

	@Override
	public synchronized void tried(Attempt attempt, @Nullable Instant freesUpAt) {
		this.asking = false;
		if (!this.abandoned) {
			this.race.tell(() -> this.race.tried(this, attempt, freesUpAt));
		}
	}

	@Override
	public void skipped(Skip skip) {
		this.race.tell(() -> this.race.skipped(skip));
	}

}
