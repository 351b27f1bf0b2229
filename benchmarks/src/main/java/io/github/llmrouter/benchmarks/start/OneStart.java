package io.github.llmrouter.benchmarks.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What one start took.
 *
 * @param wall milliseconds from the start of the process until the application is ready
 * @param cpu milliseconds of CPU that the process had used by then, in all threads
 * @param reported milliseconds that the application says it took
 */
record OneStart(double wall, double cpu, double reported) {

	static OneStart of(StartVariant variant) throws IOException, InterruptedException {
		long began = System.nanoTime();
		Process process = new ProcessBuilder(command(variant)).redirectErrorStream(true).start();
		try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
			return read(output, began);
		}
		finally {
			if (!process.waitFor(1, TimeUnit.MINUTES)) {
				process.destroyForcibly();
			}
		}
	}

	private static OneStart read(BufferedReader output, long began) throws IOException {
		StringBuilder said = new StringBuilder();
		OneStart start = null;
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			said.append(line).append('\n');
			if (line.startsWith(StartApplication.READY)) {
				String[] figures = line.substring(StartApplication.READY.length()).split(" ");
				start = new OneStart((System.nanoTime() - began) / 1e6, Double.parseDouble(figures[0]),
						Double.parseDouble(figures[1]));
			}
		}
		if (start == null) {
			throw new IllegalStateException("The application did not start:\n" + said);
		}
		return start;
	}

	private static List<String> command(StartVariant variant) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-cp", variant.classPath(), StartApplication.class.getName(), "--server.port=0",
				"--spring.main.banner-mode=off"));
		command.addAll(variant.arguments());
		return command;
	}

}
