package io.github.llmrouter.benchmarks.streams;

import java.io.IOException;
import java.nio.file.Path;

import io.github.llmrouter.benchmarks.JavaProcess;
import io.github.llmrouter.benchmarks.contender.Contenders;
import io.github.llmrouter.benchmarks.contender.StreamContenders;
import io.github.llmrouter.benchmarks.server.PacedServer;

/**
 * Thousands of streams at once, on virtual threads: what each holds of the heap, and how
 * late its pieces are. Each contender has a process of its own, and so has the provider.
 */
public final class ManyStreams {

	/** The section's name. */
	public static final String SECTION = "2,000 streams";

	/**
	 * LangChain4j with a flag of the JDK: what the JDK's HTTP client brings is read on
	 * the common pool, which has 256 threads to spare unless it is told otherwise.
	 */
	public static final String LANGCHAIN4J_MORE_THREADS = "LangChain4j, 4,096 spare threads";

	private static final int STREAMS = 2000;

	private ManyStreams() {
	}

	/**
	 * Measures; needs a JDK with virtual threads, and three times as many file
	 * descriptors as streams.
	 * @param arguments nothing that is looked at, the file of results, a directory, the
	 * seconds in which pieces are timed
	 * @throws IOException if a process fails
	 */
	public static void main(String[] arguments) throws IOException {
		for (String name : StreamContenders.NAMES) {
			run(name, name, arguments, "-Xmx1g");
		}
		run(LANGCHAIN4J_MORE_THREADS, Contenders.LANGCHAIN4J, arguments, "-Xmx1g",
				"-Djava.util.concurrent.ForkJoinPool.common.maximumSpares=4096");
	}

	private static void run(String subject, String contender, String[] arguments, String... flags) throws IOException {
		Path directory = Path.of(arguments[2]);
		try (PacedServer server = PacedServer.start(directory)) {
			JavaProcess.of(OpenStreams.class)
				.flags(flags)
				.arguments(subject, contender, server.baseUrl(), arguments[1], String.valueOf(STREAMS), arguments[3])
				.output(directory.resolve("streams of " + subject + ".out"))
				.run();
		}
	}

}
