package io.github.llmrouter.benchmarks.streams;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.HdrHistogram.ConcurrentHistogram;

import io.github.llmrouter.benchmarks.contender.StreamContender;

/**
 * How long after they were sent pieces arrive, over all streams. Thread-safe.
 */
final class Lateness {

	private static final byte[] CONTENT = { '"', 'c', 'o', 'n', 't', 'e', 'n', 't', '"', ':', '"', ' ' };

	private final ConcurrentHistogram histogram = new ConcurrentHistogram(60_000_000_000L, 3);

	private final AtomicInteger begun = new AtomicInteger();

	private volatile boolean recording;

	/** Returns who is told of a new stream. */
	StreamContender.Arrival ofStream() {
		return new OfStream();
	}

	/** How many streams have had their first piece. */
	int begun() {
		return this.begun.get();
	}

	void record(boolean on) {
		this.recording = on;
	}

	/** What was recorded, in milliseconds. */
	double millis(double percentile) {
		return this.histogram.getValueAtPercentile(percentile) / 1e6;
	}

	long count() {
		return this.histogram.getTotalCount();
	}

	private void arrived(long sent) {
		long late = System.nanoTime() - sent;
		if (late < 0) {
			throw new IllegalStateException("The clocks of two processes differ on this system");
		}
		if (this.recording) {
			this.histogram.recordValue(late);
		}
	}

	/** Told of one stream. */
	private final class OfStream implements StreamContender.Arrival {

		private final AtomicBoolean open = new AtomicBoolean();

		@Override
		public void text(String text) {
			if (!text.isEmpty()) {
				arrived(Long.parseLong(text, 1, text.length(), 10));
				count();
			}
		}

		@Override
		public void bytes(byte[] bytes, int length) {
			int at = 0;
			for (int index = 0; index < length && at < CONTENT.length; index++) {
				at = (bytes[index] == CONTENT[at]) ? at + 1 : 0;
				if (at == CONTENT.length) {
					arrived(number(bytes, index + 1));
					count();
				}
			}
		}

		private static long number(byte[] bytes, int from) {
			long number = 0;
			for (int index = from; bytes[index] >= '0' && bytes[index] <= '9'; index++) {
				number = number * 10 + bytes[index] - '0';
			}
			return number;
		}

		private void count() {
			if (this.open.compareAndSet(false, true)) {
				Lateness.this.begun.incrementAndGet();
			}
		}

	}

}
