package io.github.llmrouter.test;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.llmrouter.simulator.ProviderSimulator;
import io.github.llmrouter.simulator.RecordedRequest;

/**
 * Lets time pass while a provider is silent, until the router gives it up. Each step is
 * seen by the router before the next one is made, so that a timeout is overrun by seconds
 * at most, however slow the machine is.
 */
final class Silence implements AutoCloseable {

	private static final Duration FIRST_STEP = Duration.ofMillis(100);

	private static final Duration LONGEST_STEP = Duration.ofSeconds(5);

	/** The router gives up on its own thread, and the simulator has to see it. */
	private static final Duration UNTIL_NOTICED = Duration.ofMillis(50);

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
			this.simulator.awaitAborted(this.simulator.abortedCount() + 1, UNTIL_NOTICED);
		}
	}

	private static Duration step(Duration passed) {
		Duration half = passed.dividedBy(2).plus(FIRST_STEP);
		return (half.compareTo(LONGEST_STEP) < 0) ? half : LONGEST_STEP;
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
