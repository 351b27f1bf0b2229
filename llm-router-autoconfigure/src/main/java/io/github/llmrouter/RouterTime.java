package io.github.llmrouter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * The two clocks of the router: the wall clock for what people read, and a steady one for
 * everything that is measured or waited for, so that a wall clock that jumps neither ends
 * nor prolongs a cool-down or a deadline.
 */
@Internal
public final class RouterTime {

	private static final RouterTime SYSTEM = new RouterTime(InstantSource.system(), System::nanoTime);

	private final InstantSource wall;

	private final LongSupplier steady;

	/**
	 * Creates a time of its own, for tests.
	 * @param wall the wall clock
	 * @param steady nanoseconds since some moment, never going back
	 */
	public RouterTime(InstantSource wall, LongSupplier steady) {
		this.wall = Objects.requireNonNull(wall, "wall");
		this.steady = Objects.requireNonNull(steady, "steady");
	}

	/**
	 * Returns the clocks of the machine.
	 * @return the time
	 */
	public static RouterTime system() {
		return SYSTEM;
	}

	/**
	 * Reads the wall clock.
	 * @return the moment
	 */
	public Instant now() {
		return this.wall.instant();
	}

	/**
	 * Reads the steady clock.
	 * @return nanoseconds; only differences mean anything
	 */
	public long nanos() {
		return this.steady.getAsLong();
	}

	/**
	 * Measures.
	 * @param startNanos an earlier reading of {@link #nanos()}
	 * @return the time since then
	 */
	public Duration since(long startNanos) {
		return Duration.ofNanos(nanos() - startNanos);
	}

}
