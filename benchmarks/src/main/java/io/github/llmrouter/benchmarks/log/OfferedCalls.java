package io.github.llmrouter.benchmarks.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.HdrHistogram.Histogram;

import io.github.llmrouter.benchmarks.contender.Contender;

/**
 * Makes calls at fixed times, whether those before have ended or not. Each is measured
 * from the time at which it was due, so that a call that is late counts as long as its
 * caller would have waited.
 */
final class OfferedCalls implements AutoCloseable {

	private static final int CALLERS = 8;

	private static final long HIGHEST_NANOS = 60_000_000_000L;

	/** Sleeping is not that exact; the rest is waited for awake. */
	private static final long AWAKE_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

	private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);

	private final long periodNanos;

	OfferedCalls(int callsPerSecond) {
		this.periodNanos = TimeUnit.SECONDS.toNanos(1) / callsPerSecond;
	}

	/** Makes so many calls and returns how long they took, in nanoseconds. */
	Histogram make(Contender contender, int calls) throws InterruptedException, ExecutionException {
		long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
		List<Future<Histogram>> callers = new ArrayList<>();
		for (int caller = 0; caller < CALLERS; caller++) {
			int first = caller;
			callers.add(this.threads.submit(() -> call(contender, start, first, calls)));
		}
		Histogram all = new Histogram(HIGHEST_NANOS, 3);
		for (Future<Histogram> caller : callers) {
			all.add(caller.get());
		}
		return all;
	}

	/** Callers take turns. */
	private Histogram call(Contender contender, long start, int first, int calls) {
		Histogram histogram = new Histogram(HIGHEST_NANOS, 3);
		for (int call = first; call < calls; call += CALLERS) {
			long due = start + call * this.periodNanos;
			await(due);
			contender.chat(Contender.QUESTION + " " + call);
			histogram.recordValue(System.nanoTime() - due);
		}
		return histogram;
	}

	private static void await(long due) {
		for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
			if (left > AWAKE_NANOS) {
				LockSupport.parkNanos(left - AWAKE_NANOS);
			}
			else {
				Thread.onSpinWait();
			}
		}
	}

	@Override
	public void close() {
		this.threads.shutdown();
	}

}
