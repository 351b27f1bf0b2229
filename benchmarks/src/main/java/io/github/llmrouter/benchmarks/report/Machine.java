package io.github.llmrouter.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the figures were taken on.
 *
 * @param system the operating system
 * @param processor the processor's model
 * @param processors how many of them there are
 * @param memory of the machine, in GB
 */
public record Machine(String system, String processor, int processors, long memory) {

	private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

	private static final Path MEMORY = Path.of("/proc/meminfo");

	/**
	 * Describes this machine; what it does not tell is left open.
	 * @return the description
	 * @throws IOException if the system's files cannot be read
	 */
	public static Machine here() throws IOException {
		return new Machine(
				System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
						+ System.getProperty("os.arch"),
				of(PROCESSORS, "model name", "unknown processor"), Runtime.getRuntime().availableProcessors(),
				Long.parseLong(of(MEMORY, "MemTotal", "0 kB").replaceAll("\\D", "")) / 1_000_000);
	}

	private static String of(Path file, String name, String otherwise) throws IOException {
		if (!Files.isReadable(file)) {
			return otherwise;
		}
		return Files.readAllLines(file)
			.stream()
			.filter((line) -> line.startsWith(name))
			.map((line) -> line.substring(line.indexOf(':') + 1).strip())
			.findFirst()
			.orElse(otherwise);
	}

}
