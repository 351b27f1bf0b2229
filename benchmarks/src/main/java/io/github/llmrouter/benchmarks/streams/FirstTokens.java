package io.github.llmrouter.benchmarks.streams;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.llmrouter.benchmarks.contender.Contenders;
import io.github.llmrouter.benchmarks.contender.StreamContender;
import io.github.llmrouter.benchmarks.contender.StreamContenders;
import io.github.llmrouter.benchmarks.report.Measurement;
import io.github.llmrouter.benchmarks.report.Measurements;
import io.github.llmrouter.benchmarks.server.StreamTexts;

/**
 * How long the first piece of a stream takes with one thread. The floor is the first byte
 * of the body.
 */
public final class FirstTokens {

	/** The section's name. */
	public static final String SECTION = "stream, first token";

	private static final int STREAMS = 100;

	private FirstTokens() {
	}

	/**
	 * Measures.
	 * @param arguments the base URL of a provider with short streams, the file of
	 * results, a directory, the number of rounds
	 * @throws IOException if the results cannot be written
	 */
	public static void main(String[] arguments) throws IOException {
		Path file = Path.of(arguments[1]);
		int count = Integer.parseInt(arguments[3]);
		List<StreamContender> contenders = StreamContenders.open(arguments[0]);
		StreamRounds rounds = new StreamRounds(contenders, STREAMS, StreamTexts.SHORT, WatchedStream::firstNanos);
		rounds.run(count);
		for (StreamContender contender : contenders) {
			report(file, contender.name(), rounds);
			contender.close();
		}
	}

	private static void report(Path file, String name, StreamRounds rounds) throws IOException {
		StreamRounds.Figures own = rounds.figures(name);
		StreamRounds.Figures floor = rounds.figures(Contenders.BY_HAND);
		Measurements.append(file, Measurement.over(SECTION, name, "median", "µs", own.times().medians()),
				Measurement.over(SECTION, name, "added", "µs", own.times().medians().minus(floor.times().medians())),
				Measurement.once(SECTION, name, "p90", "µs", own.times().micros(90)),
				Measurement.once(SECTION, name, "p99", "µs", own.times().micros(99)));
		if (StreamContenders.ON_THE_CALLERS_THREAD.contains(name)) {
			Measurements.append(file, Measurement.over(SECTION, name, "allocated", "B", own.allocated()));
		}
	}

}
