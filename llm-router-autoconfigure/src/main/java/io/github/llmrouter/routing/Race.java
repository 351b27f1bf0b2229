package io.github.llmrouter.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.Cost;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Skip;
import io.github.llmrouter.Target;

/**
 * A target that gets a second one beside it if it is slow. The first content wins, and
 * the other one is cancelled and told before the winner, whose attempt is the last of the
 * call. Everything but the lanes themselves runs on the caller's thread.
 *
 * @param <A> what a target answers with
 */
final class Race<A> {

	/**
	 * Cancelling takes a beat of the watchdog. A name that is being looked up takes
	 * longer, for which nobody's answer is held back.
	 */
	private static final Duration PATIENCE_WITH_A_LOSER = Duration.ofMillis(250);

	private static final Duration LONG = Duration.ofHours(1);

	private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();

	private final Turn.Setting<A> setting;

	private final FallbackLoop<A> loop;

	private final RoutedCall call;

	private final AnswerKind<A> kind;

	private final Hedging hedging;

	private final List<Lane<A>> running = new ArrayList<>(2);

	private @Nullable Lane<A> slow;

	private boolean hedged;

	private boolean over;

	private @Nullable Lane<A> winner;

	private @Nullable Ending<A> ending;

	private @Nullable Throwable thrown;

	/**
	 * Prepares a race.
	 * @param setting what all turns of the call share
	 * @param loop knows who is next
	 * @param call the story of the call
	 * @param kind what is answered with
	 */
	Race(Turn.Setting<A> setting, FallbackLoop<A> loop, RoutedCall call, AnswerKind<A> kind) {
		this.setting = setting;
		this.loop = loop;
		this.call = call;
		this.kind = kind;
		this.hedging = setting.surroundings().hedging();
	}

	/**
	 * Asks a target, and the next one as well if it takes too long.
	 * @param first the target
	 * @param patience how long it may take
	 * @param cap how many calls may be hedged
	 * @return how the call ends; null if the next target may do better
	 */
	@Nullable Ending<A> run(Target first, Duration patience, HedgeCap cap) {
		if (Thread.currentThread().isInterrupted()) {
			return Ending.of(Ending.Way.CANCELLED);
		}
		long begun = this.hedging.time().nanos();
		this.slow = start(first);
		if (this.slow == null) {
			return new Turn<>(this.setting, first, this.loop.later(), this.call).run();
		}
		boolean interrupted = false;
		try {
			runUntilOver(begun + patience.toNanos(), cap);
		}
		catch (InterruptedException ex) {
			interrupted = true;
			this.ending = Ending.of(Ending.Way.CANCELLED);
		}
		finally {
			this.over = true;
			settle(interrupted);
		}
		return ending();
	}

	private void runUntilOver(long hedgeAt, HedgeCap cap) throws InterruptedException {
		RouterTime time = this.hedging.time();
		boolean mayHedge = true;
		while (!this.over && !this.running.isEmpty()) {
			boolean waitsToHedge = mayHedge && !this.hedged;
			Runnable event = time.poll(this.events, waitsToHedge ? hedgeAt : time.nanos() + LONG.toNanos());
			if (event != null) {
				event.run();
			}
			else if (waitsToHedge) {
				mayHedge = hedge(cap);
			}
		}
	}

	private boolean hedge(HedgeCap cap) {
		if (!cap.take()) {
			return false;
		}
		boolean started = startNext();
		if (!started) {
			cap.giveBack();
		}
		return started;
	}

	/** Starts the next target that can be asked. */
	private boolean startNext() {
		Target next = this.loop.nextAvailable();
		boolean started = next != null && start(next) != null;
		if (next != null && !started) {
			this.loop.putBack();
		}
		this.hedged |= started;
		return started;
	}

	private @Nullable Lane<A> start(Target target) {
		Lane<A> lane = new Lane<>(this, this.setting, target, List.copyOf(this.loop.later()));
		if (!this.hedging.start(lane)) {
			return null;
		}
		this.running.add(lane);
		return lane;
	}

	/** Hands something to the caller's thread. */
	void tell(Runnable event) {
		this.events.add(event);
	}

	/** Ends an answer that nobody will read. */
	@Nullable Attempt leave(A answer) {
		return this.kind.leave().apply(answer);
	}

	void skipped(Skip skip) {
		this.call.skipped(skip);
	}

	/** What succeeds may be the winner, whose attempt is told last. */
	void tried(Lane<A> lane, Attempt attempt, @Nullable Instant freesUpAt) {
		if (attempt.outcome() == Outcome.SUCCESS) {
			lane.keep(new Told(attempt, freesUpAt));
		}
		else {
			this.call.tried(attempt, freesUpAt);
		}
	}

	/** A whole answer that came too late was paid for all the same. */
	private static Attempt unread(Attempt attempt) {
		return attempt.toBuilder().outcome(Outcome.CANCELLED).failureKind(null).build();
	}

	void ended(Lane<A> lane, @Nullable Ending<A> how, @Nullable Throwable why) {
		this.running.remove(lane);
		A answer = (how != null) ? how.answer() : null;
		if (this.over) {
			discard(lane, answer);
			return;
		}
		if (how != null || why != null) {
			this.over = true;
			this.winner = lane;
			this.ending = how;
			this.thrown = why;
		}
		else if (this.hedged && lane != this.slow) {
			startNext();
		}
	}

	private void discard(Lane<A> loser, @Nullable A answer) {
		Attempt left = (answer != null) ? leave(answer) : null;
		Told told = loser.success();
		Attempt attempt = (told != null) ? told.attempt() : left;
		if (attempt != null) {
			this.call.tried(unread(attempt), null);
		}
	}

	/** Ends whoever still runs, and tells the winner last. */
	private void settle(boolean interrupted) {
		boolean flag = Thread.interrupted() || interrupted;
		try {
			this.running.forEach(Lane::cancel);
			awaitLosers();
		}
		catch (InterruptedException ex) {
			flag = true;
		}
		finally {
			List.copyOf(this.running).forEach(this::giveUp);
			Told told = (this.winner != null) ? this.winner.success() : null;
			if (told != null) {
				this.call.tried(told.attempt(), told.freesUpAt());
			}
			if (flag) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private void awaitLosers() throws InterruptedException {
		RouterTime time = this.hedging.time();
		Runnable event = this.events.poll();
		while (event != null || !this.running.isEmpty()) {
			if (event == null) {
				event = time.poll(this.events, time.nanos() + PATIENCE_WITH_A_LOSER.toNanos());
			}
			if (event == null) {
				return;
			}
			event.run();
			event = this.events.poll();
		}
	}

	/** Its thread ends some time, and cleans up then. */
	private void giveUp(Lane<A> lane) {
		boolean asking = lane.abandon();
		for (Runnable event = this.events.poll(); event != null; event = this.events.poll()) {
			event.run();
		}
		if (!this.running.contains(lane)) {
			return;
		}
		Told told = lane.success();
		if (told != null) {
			this.call.tried(unread(told.attempt()), null);
		}
		else if (asking) {
			this.call.tried(unfinished(lane), null);
		}
	}

	private Attempt unfinished(Lane<A> lane) {
		Instant now = this.hedging.time().now();
		return Attempt.builder(lane.target(), lane.startedAt())
			.latency(Duration.between(lane.startedAt(), now))
			.outcome(Outcome.CANCELLED)
			.cost(Cost.unknown())
			.build();
	}

	private @Nullable Ending<A> ending() {
		if (this.thrown instanceof Error error) {
			throw error;
		}
		if (this.thrown instanceof RuntimeException exception) {
			throw exception;
		}
		return this.ending;
	}

	/**
	 * An attempt that is told later.
	 *
	 * @param attempt the attempt
	 * @param freesUpAt when its target frees up
	 */
	record Told(Attempt attempt, @Nullable Instant freesUpAt) {

	}

}
