package io.github.llmrouter.test;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.llmrouter.simulator.ProviderSimulator;
import io.github.llmrouter.simulator.RecordedRequest;

/**
 * Lets time pass while a provider is silent, until the router gives it up. Each step is
 * seen by the router before the next one is made, however slow the machine is, so that no
 * timeout is overrun by more than a fifth or five seconds, whichever is less.
 */
final class Silence implements AutoCloseable {

	private static final Duration FIRST_STEP = Duration.ofMillis(100);

	private static final Duration LONGEST_STEP = Duration.ofSeconds(5);

	private static final Duration LONGEST = Duration.ofHours(2);

	/** What arrives before the silence is to be read in time. */
	private static final Duration BEFORE_IT = Duration.ofMillis(30);

	private final RouterClock clock;

	private final ProviderSimulator simulator;

	private volatile boolean closed;

	private volatile int round;

	Silence(RouterClock clock, ProviderSimulator simulator) {
		this.clock = clock;
		this.simulator = simulator;
	}

	/** Begins with a request that is not going to be answered. */
	void begin(RecordedRequest request) {
		int begunIn = this.round;
		Thread thread = new Thread(() -> last(request.connection(), begunIn), "silent-provider");
		thread.setDaemon(true);
		thread.start();
	}

	private void last(long connection, int begunIn) {
		long before = aborts(connection);
		pause(BEFORE_IT);
		Duration passed = Duration.ZERO;
		while (!this.closed && this.round == begunIn && aborts(connection) == before && passed.compareTo(LONGEST) < 0) {
			Duration step = step(passed);
			long seen = this.clock.readings();
			this.clock.pass(step);
			passed = passed.plus(step);
			awaitReading(seen, begunIn);
			this.simulator.awaitAborted(this.simulator.abortedCount() + 1, Duration.ofMillis(2));
		}
	}

	private static Duration step(Duration passed) {
		Duration fifth = passed.dividedBy(5).plus(FIRST_STEP);
		return (fifth.compareTo(LONGEST_STEP) < 0) ? fifth : LONGEST_STEP;
	}

	private void awaitReading(long seen, int begunIn) {
		while (this.clock.readings() == seen && !this.closed && this.round == begunIn) {
			pause(Duration.ofMillis(1));
		}
	}

	private static void pause(Duration duration) {
		LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(duration.toMillis()));
	}

	private long aborts(long connection) {
		return this.simulator.aborted().stream().filter((exchange) -> exchange.connection() == connection).count();
	}

	/** Ends what earlier tests began. */
	void end() {
		this.round++;
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
