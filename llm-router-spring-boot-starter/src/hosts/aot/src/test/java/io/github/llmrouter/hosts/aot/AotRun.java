package io.github.llmrouter.hosts.aot;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** The application in a JVM of its own, started from what was generated for it. */
final class AotRun implements AutoCloseable {

	private final Path log;

	private final Process process;

	private AotRun(Path log, Process process) {
		this.log = log;
		this.process = process;
	}

	static AotRun start(boolean aheadOfTime, String... arguments) throws IOException {
		Path log = Files.createTempFile("aot", ".log");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						(aheadOfTime ? "-Xlog:disable" : "-Xlog:class+load:stdout:tags"),
						"-Dspring.aot.enabled=" + aheadOfTime, "-cp",
						System.getProperty("main.classes") + File.pathSeparator
								+ Files.readString(Path.of(System.getProperty("host.classpath"))).trim(),
						AotApplication.class.getName(), "--server.port=0", "--spring.main.banner-mode=off"));
		command.addAll(List.of(arguments));
		return new AotRun(log,
				new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start());
	}

	String output() throws IOException {
		return Files.readString(this.log);
	}

	/** Waits until the application has ended. */
	int exitCode() throws IOException, InterruptedException {
		assertThat(this.process.waitFor(2, TimeUnit.MINUTES)).as(output()).isTrue();
		return this.process.exitValue();
	}

	String get(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path)).build();
		HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).as("%s: %s%n%s", path, response.body(), output()).isEqualTo(200);
		return response.body();
	}

	private int port() throws IOException, InterruptedException {
		long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
		while (System.nanoTime() < deadline && !this.process.waitFor(50, TimeUnit.MILLISECONDS)) {
			String output = output();
			int said = output.lastIndexOf(AotApplication.PORT);
			int end = output.indexOf('.', said);
			if (said >= 0 && end > 0) {
				return Integer.parseInt(output.substring(said + AotApplication.PORT.length(), end));
			}
		}
		throw new IllegalStateException("The application did not start:\n" + output());
	}

	@Override
	public void close() throws IOException {
		this.process.destroyForcibly();
		Files.deleteIfExists(this.log);
	}

}
