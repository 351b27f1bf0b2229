package io.github.llmrouter.calllog;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** A second JVM that writes calls to a file, says so, and then waits to be ended. */
final class OtherProcess implements AutoCloseable {

	private static final String STORED = "stored";

	private final Process process;

	private OtherProcess(Process process) {
		this.process = process;
	}

	/** Starts a process and waits until it has stored its calls. */
	static OtherProcess writing(Path path, int calls) throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		List<String> command = List.of(java, "-cp", System.getProperty("java.class.path"), OtherProcess.class.getName(),
				path.toString(), Integer.toString(calls));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		OtherProcess other = new OtherProcess(process);
		BufferedReader output = process.inputReader();
		StringBuilder said = new StringBuilder();
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			if (line.equals(STORED)) {
				return other;
			}
			said.append(line).append('\n');
		}
		other.close();
		throw new IOException("The other process stored nothing:\n" + said);
	}

	/** Lets it end in good order. */
	void end() throws IOException, InterruptedException {
		this.process.outputWriter().close();
		assertThat(this.process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(this.process.exitValue()).isZero();
	}

	/** Ends it as a crash would. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly();
		assertThat(this.process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(this.process.exitValue()).isNotZero();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	public static void main(String[] arguments) {
		CallLogContexts.inFile(arguments[0]).run((context) -> {
			CallLogWriter writer = context.getBean(CallLogWriter.class);
			for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
				writer.onCallFinished(CallEvents.answered(CallEvents.NOON));
			}
			writer.flush();
			System.out.println(STORED);
			System.in.readAllBytes();
		});
	}

}
