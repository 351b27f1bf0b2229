package io.github.llmrouter.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

import io.github.llmrouter.benchmarks.report.Measurement;
import io.github.llmrouter.benchmarks.report.Measurements;

/**
 * Runs the JMH benchmarks, each in a process of its own.
 */
public final class HotParts {

	/**
	 * The section of the parts of a call; what scales with the configuration has another.
	 */
	public static final String SECTION = "hot parts";

	/** What subjects are called in tables, by the methods that measure them. */
	private static final Map<String, String> SUBJECTS = Map.of("encode", "encode a request", "decode", "decode a reply",
			"findEvent", "find an event of a stream", "readEvent", "decode an event of a stream", "look",
			"look at a target's health", "admit", "admit a call and remember its end", "price", "price an answer",
			"selectionOf4", "selection, 4 targets", "selectionOf200", "selection, 200 targets");

	private HotParts() {
	}

	/**
	 * Measures.
	 * @param arguments the file of results, the number of measured seconds for each
	 * benchmark
	 * @throws RunnerException if a benchmark fails
	 * @throws IOException if the results cannot be written
	 */
	public static void main(String[] arguments) throws RunnerException, IOException {
		int seconds = Integer.parseInt(arguments[1]);
		Collection<RunResult> results = new Runner(new OptionsBuilder().include(pattern(CallParts.class))
			.include(pattern(SelectionTime.class))
			.forks(1)
			.warmupIterations(Math.max(3, seconds / 2))
			.warmupTime(TimeValue.seconds(1))
			.measurementIterations(seconds)
			.measurementTime(TimeValue.seconds(1))
			.addProfiler(GCProfiler.class)
			.shouldFailOnError(true)
			.build()).run();
		for (RunResult result : results) {
			report(Path.of(arguments[0]), result);
		}
	}

	private static String pattern(Class<?> type) {
		return type.getName().replace(".", "\\.") + "\\.";
	}

	private static void report(Path file, RunResult result) throws IOException {
		String method = result.getPrimaryResult().getLabel();
		String subject = SUBJECTS.getOrDefault(method, method);
		String section = method.startsWith("selection") ? SelectionTime.SECTION : SECTION;
		Measurements.append(file, figure(section, subject, "time", "ns", result.getPrimaryResult()),
				figure(section, subject, "allocated", "B",
						Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))));
	}

	private static Measurement figure(String section, String subject, String metric, String unit, Result<?> result) {
		Statistics iterations = result.getStatistics();
		return new Measurement(section, Runtime.version().feature(), subject, metric, unit,
				iterations.getPercentile(50), iterations.getPercentile(10), iterations.getPercentile(90));
	}

}
