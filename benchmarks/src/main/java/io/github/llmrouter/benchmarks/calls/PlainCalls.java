package io.github.llmrouter.benchmarks.calls;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.HdrHistogram.Histogram;

import io.github.llmrouter.benchmarks.contender.Contender;
import io.github.llmrouter.benchmarks.contender.Contenders;
import io.github.llmrouter.benchmarks.report.Measurement;
import io.github.llmrouter.benchmarks.report.Measurements;
import io.github.llmrouter.benchmarks.report.Rounds;
import io.github.llmrouter.benchmarks.report.Times;
import io.github.llmrouter.benchmarks.report.Turns;

/**
 * How long a plain call takes with one thread. All contenders live in this process; in
 * each round each has its turn, in an order drawn anew.
 */
public final class PlainCalls {

	/** The section's name. */
	public static final String SECTION = "plain call";

	private static final int CALLS = 500;

	private static final long HIGHEST_NANOS = 10_000_000_000L;

	private final Turns<Contender> order;

	private final Map<String, Figures> figures = new LinkedHashMap<>();

	private PlainCalls(List<Contender> contenders) {
		this.order = new Turns<>(contenders);
		contenders.forEach((contender) -> this.figures.put(contender.name(), new Figures()));
	}

	/**
	 * Measures.
	 * @param arguments the provider's base URL, the file of results, a directory, the
	 * number of rounds
	 * @throws IOException if the results cannot be written
	 */
	public static void main(String[] arguments) throws IOException {
		Path file = Path.of(arguments[1]);
		int rounds = Integer.parseInt(arguments[3]);
		List<Contender> contenders = Contenders.open(arguments[0], Path.of(arguments[2]));
		PlainCalls calls = new PlainCalls(contenders);
		calls.run(rounds);
		calls.report(file);
		contenders.forEach(Contender::close);
	}

	/** As many rounds before them warm up and are forgotten. */
	private void run(int rounds) {
		this.order.run(rounds, PlainCalls::turn);
		this.order.run(rounds, (contender) -> figures(contender.name()).add(turn(contender)));
	}

	private static Turn turn(Contender contender) {
		Histogram histogram = new Histogram(HIGHEST_NANOS, 3);
		ProcessCosts before = ProcessCosts.now();
		for (int call = 0; call < CALLS; call++) {
			long start = System.nanoTime();
			String answer = contender.chat(Contender.QUESTION + " " + call);
			histogram.recordValue(System.nanoTime() - start);
			if (!answer.contains("Paris")) {
				throw new IllegalStateException(contender.name() + " answered " + answer);
			}
		}
		return new Turn(histogram, ProcessCosts.now().since(before));
	}

	private void report(Path file) throws IOException {
		Figures floor = figures(Contenders.BY_HAND);
		Figures router = figures(Contenders.ROUTER);
		for (Map.Entry<String, Figures> entry : this.figures.entrySet()) {
			String name = entry.getKey();
			Figures own = entry.getValue();
			Measurements.append(file, Measurement.over(SECTION, name, "median", "µs", own.times.medians()),
					Measurement.over(SECTION, name, "ratio", "×", own.times.medians().over(floor.times.medians())),
					Measurement.over(SECTION, name, "over LLM Router", "µs",
							own.times.medians().minus(router.times.medians())),
					Measurement.once(SECTION, name, "p90", "µs", own.times.micros(90)),
					Measurement.once(SECTION, name, "p99", "µs", own.times.micros(99)),
					Measurement.once(SECTION, name, "p99.9", "µs", own.times.micros(99.9)),
					Measurement.over(SECTION, name, "allocated", "B", own.allocated),
					Measurement.once(SECTION, name, "CPU", "µs", own.cpuNanos / 1e3 / own.times.count()));
		}
		reportObserved(file, Contenders.ROUTER_METERED, Contenders.ROUTER);
		reportObserved(file, Contenders.REST_CLIENT_METERED, Contenders.REST_CLIENT);
	}

	/** Observing has its price for everybody who goes through RestClient. */
	private void reportObserved(Path file, String observed, String unobserved) throws IOException {
		Rounds more = figures(observed).times.medians().minus(figures(unobserved).times.medians());
		Measurements.append(file, Measurement.over(SECTION, observed, "over unobserved", "µs", more));
	}

	private Figures figures(String name) {
		return Objects.requireNonNull(this.figures.get(name));
	}

	/** One round's calls of one contender. */
	private record Turn(Histogram histogram, ProcessCosts costs) {

	}

	/** All rounds of one contender. */
	private static final class Figures {

		private final Times times = new Times();

		private final Rounds allocated = new Rounds();

		private long cpuNanos;

		void add(Turn turn) {
			this.times.add(turn.histogram());
			this.allocated.add((double) turn.costs().allocatedBytes() / CALLS);
			this.cpuNanos += turn.costs().cpuNanos();
		}

	}

}
