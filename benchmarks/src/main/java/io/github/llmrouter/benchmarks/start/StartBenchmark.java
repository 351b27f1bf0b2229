package io.github.llmrouter.benchmarks.start;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts the application in every variant by turns and prints a JSON line for each
 * variant, and for what each adds to another: the median of the differences within a
 * round, since a machine is as busy in one half of a round as in the other. Prints lines
 * of JSON as the report reads them.
 */
public final class StartBenchmark {

	static final String WITHOUT = "without the starter";

	static final String STARTER = "starter, call log and console off";

	static final String MEMORY = "starter, call log in memory and console";

	static final String FILE = "starter, call log in a file and console";

	/** A starter is in the test scope of the application whose class path this is. */
	private static final Pattern TEST_LIBRARIES = Pattern
		.compile(".*/(junit|assertj|opentest4j|apiguardian)[^/]*[.]jar");

	private final Map<String, List<OneStart>> starts = new LinkedHashMap<>();

	private final List<StartVariant> variants;

	private final List<String> jvmOptions;

	private StartBenchmark(List<StartVariant> variants, List<String> jvmOptions) {
		this.variants = variants;
		this.jvmOptions = jvmOptions;
		variants.forEach((variant) -> this.starts.put(variant.name(), new ArrayList<>()));
	}

	/**
	 * Runs the measurement.
	 * @param args a file that holds the class path of a Spring MVC application, one that
	 * holds the same with the starter, the number of rounds, and options of the JVM
	 * @throws IOException if a process cannot be started or a file cannot be read
	 * @throws InterruptedException if the measurement is interrupted
	 */
	public static void main(String[] args) throws IOException, InterruptedException {
		Path folder = Files.createTempDirectory("llm-router-start");
		StartBenchmark benchmark = new StartBenchmark(variants(classPath(args[0]), classPath(args[1]), folder),
				List.of(args).subList(3, args.length));
		benchmark.round();
		benchmark.starts.values().forEach(List::clear);
		for (int round = Integer.parseInt(args[2]); round > 0; round--) {
			benchmark.round();
		}
		benchmark.print();
	}

	private static String classPath(String file) throws IOException {
		String own = new File(StartBenchmark.class.getProtectionDomain().getCodeSource().getLocation().getPath())
			.getPath();
		return Stream
			.concat(Stream.of(own), Stream.of(Files.readString(Path.of(file)).trim().split(File.pathSeparator)))
			.filter((entry) -> !TEST_LIBRARIES.matcher(entry).matches())
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static List<StartVariant> variants(String host, String starter, Path folder) {
		String[] configured = { "--llm-router.providers.openai.api-key=sk-start-openai",
				"--llm-router.providers.anthropic.api-key=sk-start-anthropic",
				"--llm-router.providers.openrouter.api-keys[0].value=sk-start-openrouter-0",
				"--llm-router.providers.openrouter.api-keys[1].value=sk-start-openrouter-1",
				"--llm-router.chains.smart=anthropic/claude-sonnet-4-5,openai/gpt-4o,openrouter/openai/gpt-4o",
				"--llm-router.chains.fast=openai/gpt-4o-mini,openrouter/openai/gpt-4o-mini" };
		return List.of(StartVariant.of(WITHOUT, host),
				StartVariant.of(STARTER, starter, with(configured, "--llm-router.call-log.enabled=false")),
				StartVariant.of(MEMORY, starter, with(configured, "--llm-router.console.enabled=true")),
				StartVariant.of(FILE, starter, with(configured, "--llm-router.console.enabled=true",
						"--llm-router.call-log.path=" + folder.resolve("calls"))));
	}

	private static String[] with(String[] some, String... more) {
		List<String> all = new ArrayList<>(List.of(some));
		all.addAll(List.of(more));
		return all.toArray(String[]::new);
	}

	private void round() throws IOException, InterruptedException {
		for (StartVariant variant : this.variants) {
			this.starts.get(variant.name()).add(OneStart.of(variant, this.jvmOptions));
		}
	}

	private void print() {
		this.starts.keySet().forEach((name) -> {
			System.out.println(spread(name, OneStart::wall).json(name, "until ready"));
			System.out.println(spread(name, OneStart::cpu).json(name, "CPU until ready"));
		});
		printAdded(STARTER, WITHOUT);
		printAdded(MEMORY, STARTER);
		printAdded(FILE, STARTER);
	}

	private void printAdded(String name, String base) {
		System.out.println(added(name, base, OneStart::wall).json(name, "more than " + base));
		System.out.println(added(name, base, OneStart::cpu).json(name, "CPU more than " + base));
	}

	private Spread spread(String name, ToDoubleFunction<OneStart> figure) {
		return Spread.of(this.starts.get(name).stream().mapToDouble(figure).boxed().toList());
	}

	private Spread added(String name, String base, ToDoubleFunction<OneStart> figure) {
		List<OneStart> with = this.starts.get(name);
		List<OneStart> without = this.starts.get(base);
		List<Double> differences = new ArrayList<>();
		for (int round = 0; round < with.size(); round++) {
			differences.add(figure.applyAsDouble(with.get(round)) - figure.applyAsDouble(without.get(round)));
		}
		return Spread.of(differences);
	}

}
