package io.github.llmrouter.provider;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One daemon thread that ends exchanges whose time is up or whose caller was interrupted.
 * A socket's own timeout sees neither, and a platform thread in a read is not woken by an
 * interrupt. Starts with the first exchange and sleeps while there is none. Thread-safe.
 */
final class Watchdog implements AutoCloseable {

	/** How late an interrupt or the end of the time may be noticed. */
	private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

	/** Going to sleep between two calls of a busy thread would cost each a wake-up. */
	private static final int EMPTY_TICKS_BEFORE_SLEEP = 50;

	private static final Log logger = LogFactory.getLog(Watchdog.class);

	private final Set<CurrentExchange> watched = ConcurrentHashMap.newKeySet();

	private final LongSupplier clock;

	private volatile @Nullable Thread thread;

	private volatile boolean asleep;

	private volatile boolean closed;

	/**
	 * Creates a watchdog.
	 * @param clock the clock of its exchanges
	 */
	Watchdog(LongSupplier clock) {
		this.clock = clock;
	}

	/**
	 * Looks after an exchange from now on.
	 * @param exchange the exchange
	 */
	void watch(CurrentExchange exchange) {
		this.watched.add(exchange);
		Thread runner = this.thread;
		if (runner == null) {
			start();
		}
		else if (this.asleep) {
			LockSupport.unpark(runner);
		}
	}

	/**
	 * Stops looking after an exchange.
	 * @param exchange the exchange
	 */
	void forget(CurrentExchange exchange) {
		this.watched.remove(exchange);
	}

	private synchronized void start() {
		if (this.thread != null || this.closed) {
			return;
		}
		// Nothing of the caller whose exchange happens to be the first.
		Thread runner = new Thread(null, this::run, "llm-router-watchdog", 0, false);
		runner.setDaemon(true);
		this.thread = runner;
		runner.start();
	}

	private void run() {
		int emptyTicks = 0;
		while (!this.closed) {
			emptyTicks = this.watched.isEmpty() ? emptyTicks + 1 : 0;
			if (emptyTicks > EMPTY_TICKS_BEFORE_SLEEP) {
				sleepUntilWatching();
				emptyTicks = 0;
			}
			check(this.clock.getAsLong());
			LockSupport.parkNanos(this, TICK_NANOS);
		}
	}

	/** The flag goes up before the look, so that no newcomer finds a sleeper unseen. */
	private void sleepUntilWatching() {
		this.asleep = true;
		while (this.watched.isEmpty() && !this.closed) {
			LockSupport.park(this);
		}
		this.asleep = false;
	}

	private void check(long now) {
		for (CurrentExchange exchange : this.watched) {
			try {
				exchange.check(now);
			}
			catch (RuntimeException ex) {
				logger.warn("An exchange could not be cancelled: " + ex.getClass().getName());
			}
		}
	}

	/** Ends the thread; exchanges that still run are no longer looked after. */
	@Override
	public synchronized void close() {
		this.closed = true;
		LockSupport.unpark(this.thread);
	}

}
