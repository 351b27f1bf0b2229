package io.github.llmrouter.benchmarks.streams;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import io.github.llmrouter.benchmarks.contender.StreamContender;
import io.github.llmrouter.benchmarks.contender.StreamContenders;
import io.github.llmrouter.benchmarks.report.Measurement;
import io.github.llmrouter.benchmarks.report.Measurements;

/**
 * Opens the streams of one contender, looks at them, and ends its process while they are
 * open.
 */
final class OpenStreams {

	/** As many streams as show every class and fill every pool that there is. */
	private static final int WARM_UP = 200;

	/**
	 * Connections come one after the other, as they would; a burst is not the subject.
	 */
	private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

	private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

	private final Lateness lateness = new Lateness();

	/** None should: what the provider sends has no end. */
	private final AtomicInteger ended = new AtomicInteger();

	private final String subject;

	private final StreamContender contender;

	private final int streams;

	private OpenStreams(String subject, StreamContender contender, int streams) {
		this.subject = subject;
		this.contender = contender;
		this.streams = streams;
	}

	/**
	 * Measures.
	 * @param arguments the subject's name, the contender's name, its provider's base URL,
	 * the file of results, the number of streams, the seconds in which pieces are timed
	 * @throws Exception if the results cannot be written
	 */
	public static void main(String[] arguments) throws Exception {
		int streams = Integer.parseInt(arguments[4]);
		StreamContender contender = StreamContenders.open(arguments[1], arguments[2], streams);
		new OpenStreams(arguments[0], contender, streams).run(Path.of(arguments[3]), Integer.parseInt(arguments[5]));
		// The streams have no end, and some of their threads are no daemons.
		Runtime.getRuntime().halt(0);
	}

	private void run(Path file, int seconds) throws Exception {
		warmUp();
		long heapBefore = usedHeap();
		int threadsBefore = ManagementFactory.getThreadMXBean().getThreadCount();
		open();
		this.lateness.record(true);
		TimeUnit.SECONDS.sleep(seconds);
		this.lateness.record(false);
		int threads = ManagementFactory.getThreadMXBean().getThreadCount() - threadsBefore;
		int open = this.lateness.begun() - WARM_UP - this.ended.get();
		report(file, open, (double) (usedHeap() - heapBefore) / Math.max(1, open), threads);
	}

	private void warmUp() throws Exception {
		CountDownLatch ended = new CountDownLatch(WARM_UP);
		for (int stream = 0; stream < WARM_UP; stream++) {
			start(() -> {
				try {
					this.contender.stream("4 pieces", this.lateness.ofStream());
				}
				finally {
					ended.countDown();
				}
			});
		}
		if (!ended.await(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
			throw new IllegalStateException("Streams to warm up with did not end");
		}
	}

	/** Whoever has not begun after half a minute cannot be open at once with the rest. */
	private void open() throws Exception {
		for (int stream = 0; stream < this.streams; stream++) {
			start(() -> {
				try {
					this.contender.stream("Write without an end.", this.lateness.ofStream());
				}
				finally {
					this.ended.incrementAndGet();
				}
			});
			LockSupport.parkNanos(BETWEEN_NANOS);
		}
		long start = System.nanoTime();
		while (this.lateness.begun() < WARM_UP + this.streams && System.nanoTime() - start < PATIENCE_NANOS) {
			TimeUnit.MILLISECONDS.sleep(100);
		}
	}

	/**
	 * By reflection, as this module is compiled for a JDK that has no virtual threads.
	 */
	private static void start(Runnable task) throws Exception {
		Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
		start.invoke(null, task);
	}

	private static long usedHeap() throws InterruptedException {
		for (int collection = 0; collection < 3; collection++) {
			System.gc();
			TimeUnit.MILLISECONDS.sleep(300);
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private void report(Path file, int open, double heap, int threads) throws IOException {
		String name = this.subject;
		Measurements.append(file, figure(name, "open at once", "", open),
				figure(name, "heap per stream", "kB", heap / 1e3), figure(name, "platform threads", "", threads),
				figure(name, "pieces", "", this.lateness.count()),
				figure(name, "late, median", "ms", this.lateness.millis(50)),
				figure(name, "late, p99", "ms", this.lateness.millis(99)),
				figure(name, "late, p99.9", "ms", this.lateness.millis(99.9)),
				figure(name, "late, worst", "ms", this.lateness.millis(100)));
	}

	private static Measurement figure(String name, String metric, String unit, double value) {
		return Measurement.once(ManyStreams.SECTION, name, metric, unit, value);
	}

}
