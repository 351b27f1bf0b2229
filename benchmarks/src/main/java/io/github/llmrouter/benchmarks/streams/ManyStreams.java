package io.github.llmrouter.benchmarks.streams;

import java.io.IOException;
import java.nio.file.Path;

import io.github.llmrouter.benchmarks.JavaProcess;
import io.github.llmrouter.benchmarks.contender.StreamContenders;
import io.github.llmrouter.benchmarks.server.PacedServer;

/**
 * Thousands of streams at once, on virtual threads: what each holds of the heap, and how
 * late its pieces are. Each contender has a process of its own, and so has the provider.
 */
public final class ManyStreams {

	/** The section's name. */
	public static final String SECTION = "2,000 streams";

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
		Path directory = Path.of(arguments[2]);
		for (String name : StreamContenders.NAMES) {
			try (PacedServer server = PacedServer.start(directory)) {
				JavaProcess.of(OpenStreams.class)
					.flags("-Xmx1g")
					.arguments(name, server.baseUrl(), arguments[1], String.valueOf(STREAMS), arguments[3])
					.output(directory.resolve(SECTION + " " + name + ".out"))
					.run();
			}
		}
	}

}
