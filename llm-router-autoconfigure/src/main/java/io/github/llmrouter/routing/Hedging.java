package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskRejectedException;

import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Target;

/**
 * What hedged calls share: the threads on which two targets are asked at once, and the
 * caps. Thread-safe.
 */
final class Hedging implements AutoCloseable {

	/** Beyond this, calls are made on their callers' threads and not hedged. */
	private static final int MOST_THREADS = 512;

	private static final int FIRST_VERSION_WITH_VIRTUAL_THREADS = 21;

	/** Chains are few; whoever supplies routes of his own may have names without end. */
	private static final int MOST_CHAINS = 1_000;

	private final Map<String, HedgeCap> caps = new ConcurrentHashMap<>();

	private final SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("llm-router-hedge-");

	private final ThreadContext context = ThreadContext.create();

	private final TargetStatistics statistics;

	private final RouterTime time;

	/**
	 * Prepares hedging; starts no thread yet.
	 * @param statistics how long targets usually take
	 * @param time the clocks
	 */
	Hedging(TargetStatistics statistics, RouterTime time) {
		this.statistics = statistics;
		this.time = time;
		this.threads.setDaemon(true);
		this.threads.setVirtualThreads(Runtime.version().feature() >= FIRST_VERSION_WITH_VIRTUAL_THREADS);
		this.threads.setConcurrencyLimit(MOST_THREADS);
		this.threads.setRejectTasksWhenLimitReached(true);
	}

	RouterTime time() {
		return this.time;
	}

	/** Returns the cap of a chain, null if there are too many chains. */
	@Nullable HedgeCap cap(String chain) {
		HedgeCap known = this.caps.get(chain);
		return (known != null || this.caps.size() >= MOST_CHAINS) ? known
				: this.caps.computeIfAbsent(chain, (name) -> new HedgeCap());
	}

	/**
	 * Returns how long a target may take before the next one is asked as well.
	 * @return the time, null if too little is known of the target
	 */
	@Nullable Duration patience(HedgeSettings settings, Target target, boolean streamed) {
		return (settings.after() != null) ? settings.after() : this.statistics.percentile95(target, streamed);
	}

	/**
	 * Runs something on a thread of its own that has the caller's context.
	 * @return false if there are too many threads
	 */
	boolean start(Runnable task) {
		try {
			this.threads.execute(this.context.carry(task));
			return true;
		}
		catch (TaskRejectedException ex) {
			return false;
		}
	}

	/** Starts no more threads; those that run end with their exchanges. */
	@Override
	public void close() {
		this.threads.close();
	}

}
