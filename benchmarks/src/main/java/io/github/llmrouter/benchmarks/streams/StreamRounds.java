package io.github.llmrouter.benchmarks.streams;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

import org.HdrHistogram.Histogram;

import io.github.llmrouter.benchmarks.calls.ProcessCosts;
import io.github.llmrouter.benchmarks.contender.StreamContender;
import io.github.llmrouter.benchmarks.report.Rounds;

/**
 * Reads streams one after the other. In each round each contender has its turn, in an
 * order drawn anew.
 */
final class StreamRounds {

	private static final long HIGHEST_NANOS = 60_000_000_000L;

	private static final int WARM_UPS = 3;

	private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(4);

	private final List<StreamContender> contenders;

	private final int streams;

	private final int pieces;

	private final ToLongFunction<WatchedStream> time;

	private final Map<String, Turns> turns = new LinkedHashMap<>();

	/**
	 * Prepares the rounds.
	 * @param contenders who reads
	 * @param streams how many streams make a turn
	 * @param pieces how many pieces a stream has
	 * @param time which time of a stream counts, in nanoseconds
	 */
	StreamRounds(List<StreamContender> contenders, int streams, int pieces, ToLongFunction<WatchedStream> time) {
		this.contenders = new ArrayList<>(contenders);
		this.streams = streams;
		this.pieces = pieces;
		this.time = time;
		contenders.forEach((contender) -> this.turns.put(contender.name(), new Turns()));
	}

	void run(int rounds) {
		for (int time = 0; time < WARM_UPS; time++) {
			this.contenders.forEach(this::warmUp);
		}
		Random random = new Random(20261122);
		for (int round = 0; round < rounds; round++) {
			Collections.shuffle(this.contenders, random);
			this.contenders.forEach((contender) -> turn(contender, turns(contender.name())));
		}
	}

	/** A few hundred streams would not yet be compiled as thousands are. */
	private void warmUp(StreamContender contender) {
		long start = System.nanoTime();
		while (System.nanoTime() - start < WARM_UP_NANOS) {
			WatchedStream.of(contender, this.pieces);
		}
	}

	private void turn(StreamContender contender, Turns into) {
		Histogram histogram = new Histogram(HIGHEST_NANOS, 3);
		ProcessCosts before = ProcessCosts.now();
		for (int stream = 0; stream < this.streams; stream++) {
			histogram.recordValue(this.time.applyAsLong(WatchedStream.of(contender, this.pieces)));
		}
		ProcessCosts costs = ProcessCosts.now().since(before);
		into.all.add(histogram);
		into.medians.add(histogram.getValueAtPercentile(50) / 1e3);
		into.allocated.add((double) costs.allocatedBytes() / this.streams);
	}

	Turns turns(String name) {
		return this.turns.computeIfAbsent(name, (absent) -> {
			throw new IllegalArgumentException(absent);
		});
	}

	/** All rounds of one contender. */
	static final class Turns {

		private final Histogram all = new Histogram(HIGHEST_NANOS, 3);

		private final Rounds medians = new Rounds();

		private final Rounds allocated = new Rounds();

		double micros(double percentile) {
			return this.all.getValueAtPercentile(percentile) / 1e3;
		}

		/** The median of each round, in microseconds. */
		Rounds medians() {
			return this.medians;
		}

		/** The bytes that a stream of each round took of the heap. */
		Rounds allocated() {
			return this.allocated;
		}

	}

}
