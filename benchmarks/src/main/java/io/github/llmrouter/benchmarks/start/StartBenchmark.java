package io.github.llmrouter.benchmarks.start;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.llmrouter.benchmarks.report.Measurement;
import io.github.llmrouter.benchmarks.report.Measurements;
import io.github.llmrouter.benchmarks.report.Rounds;
import io.github.llmrouter.benchmarks.report.Turns;

/**
 * Starts the application in every variant by turns and measures each, and what each adds
 * to another: the median of the differences within a round, since a machine is as busy in
 * one half of a round as in the other.
 */
public final class StartBenchmark {

	/** The section's name. */
	public static final String SECTION = "start";

	/** The same application without us. */
	public static final String WITHOUT = "without the starter";

	/** The router alone. */
	public static final String STARTER = "starter, call log and console off";

	/** With the console, and a call log in memory. */
	public static final String MEMORY = "starter, call log in memory and console";

	/** With the console, and a call log in a file. */
	public static final String FILE = "starter, call log in a file and console";

	/** A starter is in the test scope of the application whose class path this is. */
	private static final Pattern TEST_LIBRARIES = Pattern
		.compile(".*/(junit|assertj|opentest4j|apiguardian)[^/]*[.]jar");

	private final Map<String, List<OneStart>> starts = new LinkedHashMap<>();

	private final Turns<StartVariant> order;

	private StartBenchmark(List<StartVariant> variants) {
		this.order = new Turns<>(variants);
		variants.forEach((variant) -> this.starts.put(variant.name(), new ArrayList<>()));
	}

	/**
	 * Runs the measurement.
	 * @param args a file that holds the class path of a Spring MVC application, one that
	 * holds the same with the starter, the file of results, the number of rounds, and a
	 * directory for call logs
	 * @throws IOException if a file cannot be read or written
	 */
	public static void main(String[] args) throws IOException {
		Path log = Path.of(args[4]).toAbsolutePath().resolve("start-calls-" + Runtime.version().feature());
		StartBenchmark benchmark = new StartBenchmark(variants(classPath(args[0]), classPath(args[1]), log));
		benchmark.run(Integer.parseInt(args[3]));
		benchmark.report(Path.of(args[2]));
	}

	private static String classPath(String file) throws IOException {
		String own = new File(StartBenchmark.class.getProtectionDomain().getCodeSource().getLocation().getPath())
			.getPath();
		return Stream
			.concat(Stream.of(own), Stream.of(Files.readString(Path.of(file)).trim().split(File.pathSeparator)))
			.filter((entry) -> !TEST_LIBRARIES.matcher(entry).matches())
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static List<StartVariant> variants(String host, String starter, Path log) {
		String[] configured = { "--llm-router.providers.openai.api-key=sk-start-openai",
				"--llm-router.providers.anthropic.api-key=sk-start-anthropic",
				"--llm-router.providers.openrouter.api-keys[0].value=sk-start-openrouter-0",
				"--llm-router.providers.openrouter.api-keys[1].value=sk-start-openrouter-1",
				"--llm-router.chains.smart=anthropic/claude-sonnet-4-5,openai/gpt-4o,openrouter/openai/gpt-4o",
				"--llm-router.chains.fast=openai/gpt-4o-mini,openrouter/openai/gpt-4o-mini" };
		return List.of(StartVariant.of(WITHOUT, host),
				StartVariant.of(STARTER, starter, with(configured, "--llm-router.call-log.enabled=false")),
				StartVariant.of(MEMORY, starter, with(configured, "--llm-router.console.enabled=true")),
				StartVariant.of(FILE, starter,
						with(configured, "--llm-router.console.enabled=true", "--llm-router.call-log.path=" + log)));
	}

	private static String[] with(String[] some, String... more) {
		List<String> all = new ArrayList<>(List.of(some));
		all.addAll(List.of(more));
		return all.toArray(String[]::new);
	}

	/** The first round fills the caches of files and is forgotten. */
	private void run(int rounds) {
		this.order.run(1, StartBenchmark::start);
		this.order.run(rounds, (variant) -> starts(variant.name()).add(start(variant)));
	}

	private static OneStart start(StartVariant variant) {
		try {
			return OneStart.of(variant);
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException("The start '" + variant.name() + "' broke off", ex);
		}
	}

	private List<OneStart> starts(String name) {
		return Objects.requireNonNull(this.starts.get(name));
	}

	private void report(Path results) throws IOException {
		for (String name : this.starts.keySet()) {
			Measurements.append(results, over(name, "until ready", rounds(name, OneStart::wall)),
					over(name, "CPU until ready", rounds(name, OneStart::cpu)));
		}
		reportAdded(results, STARTER, WITHOUT);
		reportAdded(results, MEMORY, STARTER);
		reportAdded(results, FILE, STARTER);
	}

	private void reportAdded(Path results, String name, String base) throws IOException {
		Measurements.append(results,
				over(name, "added", rounds(name, OneStart::wall).minus(rounds(base, OneStart::wall))),
				over(name, "CPU added", rounds(name, OneStart::cpu).minus(rounds(base, OneStart::cpu))));
	}

	private Rounds rounds(String name, ToDoubleFunction<OneStart> figure) {
		Rounds rounds = new Rounds();
		starts(name).forEach((start) -> rounds.add(figure.applyAsDouble(start)));
		return rounds;
	}

	private static Measurement over(String name, String metric, Rounds rounds) {
		return Measurement.over(SECTION, name, metric, "ms", rounds);
	}

}
