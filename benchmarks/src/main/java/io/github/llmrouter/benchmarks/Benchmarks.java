package io.github.llmrouter.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.llmrouter.benchmarks.report.Circumstances;
import io.github.llmrouter.benchmarks.report.Measurements;
import io.github.llmrouter.benchmarks.report.Page;
import io.github.llmrouter.benchmarks.server.LoopbackServer;

/**
 * Runs everything, one part after the other, each on every JDK that is found and in a
 * process of its own, and writes the page. Talks to loopback only.
 */
public final class Benchmarks {

	private Benchmarks() {
	}

	/**
	 * Runs.
	 * @param arguments the directory of the documentation, a directory to work in, the
	 * files with the class paths of an application without and with the starter, and
	 * {@code full}, {@code quick} or {@code page}: a quick run proves that everything
	 * runs, and writes its page into the working directory; the last only writes the page
	 * of the run before anew, with what there is to say to it
	 * @throws IOException if a part fails or a file cannot be written
	 */
	public static void main(String[] arguments) throws IOException {
		Path work = Path.of(arguments[1]).toAbsolutePath();
		Path results = work.resolve("results");
		if (!"page".equals(arguments[4])) {
			Workplace workplace = new Workplace(clean(results), clean(work.resolve("files")), arguments[2],
					arguments[3], "quick".equals(arguments[4]));
			measure(work, workplace);
		}
		Circumstances circumstances = Circumstances.read(results);
		Path page = circumstances.quick() ? work : Path.of(arguments[0]);
		new Page(Measurements.read(results), circumstances).write(page);
		System.out.println("Written: " + page.resolve("performance.md"));
	}

	private static void measure(Path work, Workplace workplace) throws IOException {
		List<Jdk> jdks = Jdk.find();
		try (LoopbackServer loopback = LoopbackServer.start(work)) {
			for (Jdk jdk : jdks) {
				for (Part part : Part.ALL) {
					run(part, jdk, loopback, workplace);
				}
			}
			Circumstances.now(jdks.stream().map(Jdk::description).toList(), loopback.description(), workplace.quick())
				.write(workplace.results());
		}
	}

	private static void run(Part part, Jdk jdk, LoopbackServer server, Workplace workplace) throws IOException {
		if (!part.runsOn(jdk)) {
			return;
		}
		System.out.println("== " + part.name() + " on JDK " + jdk.feature());
		JavaProcess.of(part.main())
			.on(jdk.home())
			.flags("-Xms1g", "-Xmx1g")
			.arguments(part.arguments(server, workplace).toArray(String[]::new))
			.output(workplace.files().resolve(part.main().getSimpleName() + "-" + jdk.feature() + ".out"))
			.run();
	}

	private static Path clean(Path directory) throws IOException {
		Files.createDirectories(directory);
		try (Stream<Path> old = Files.list(directory)) {
			for (Path file : old.toList()) {
				Files.delete(file);
			}
		}
		return directory;
	}

}
