package io.github.llmrouter.benchmarks.streams;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

import org.HdrHistogram.Histogram;

import io.github.llmrouter.benchmarks.calls.ProcessCosts;
import io.github.llmrouter.benchmarks.contender.StreamContender;
import io.github.llmrouter.benchmarks.report.Rounds;
import io.github.llmrouter.benchmarks.report.Times;
import io.github.llmrouter.benchmarks.report.Turns;

/**
 * Reads streams one after the other. In each round each contender has its turn, in an
 * order drawn anew.
 */
final class StreamRounds {

	private static final long HIGHEST_NANOS = 60_000_000_000L;

	private final Turns<StreamContender> order;

	private final int streams;

	private final int pieces;

	private final ToLongFunction<WatchedStream> time;

	private final Map<String, Figures> figures = new LinkedHashMap<>();

	/**
	 * Prepares the rounds.
	 * @param contenders who reads
	 * @param streams how many streams make a turn
	 * @param pieces how many pieces a stream has
	 * @param time which time of a stream counts, in nanoseconds
	 */
	StreamRounds(List<StreamContender> contenders, int streams, int pieces, ToLongFunction<WatchedStream> time) {
		this.order = new Turns<>(contenders);
		this.streams = streams;
		this.pieces = pieces;
		this.time = time;
		contenders.forEach((contender) -> this.figures.put(contender.name(), new Figures()));
	}

	void run(int rounds) {
		this.order.warmUp(4, (contender) -> WatchedStream.of(contender, this.pieces));
		this.order.run(rounds, (contender) -> turn(contender, figures(contender.name())));
	}

	private void turn(StreamContender contender, Figures into) {
		Histogram histogram = new Histogram(HIGHEST_NANOS, 3);
		ProcessCosts before = ProcessCosts.now();
		for (int stream = 0; stream < this.streams; stream++) {
			histogram.recordValue(this.time.applyAsLong(WatchedStream.of(contender, this.pieces)));
		}
		ProcessCosts costs = ProcessCosts.now().since(before);
		into.times.add(histogram);
		into.allocated.add((double) costs.allocatedBytes() / this.streams);
	}

	Figures figures(String name) {
		return this.figures.computeIfAbsent(name, (absent) -> {
			throw new IllegalArgumentException(absent);
		});
	}

	/** All rounds of one contender. */
	static final class Figures {

		private final Times times = new Times();

		private final Rounds allocated = new Rounds();

		Times times() {
			return this.times;
		}

		/** The bytes that a stream of each round took of the heap. */
		Rounds allocated() {
			return this.allocated;
		}

	}

}
