package io.github.llmrouter.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of this class path in a Java process of its own.
 */
public final class JavaProcess {

	private final List<String> flags = new ArrayList<>();

	private final List<String> arguments = new ArrayList<>();

	private final String main;

	private String home = System.getProperty("java.home");

	private Path output = Path.of("benchmark.out");

	private JavaProcess(String main) {
		this.main = main;
	}

	/**
	 * Starts to describe a process.
	 * @param main the class whose main method runs
	 * @return the description
	 */
	public static JavaProcess of(Class<?> main) {
		return new JavaProcess(main.getName());
	}

	/**
	 * Chooses another JDK than this one.
	 * @param home its directory
	 * @return this
	 */
	public JavaProcess on(String home) {
		this.home = home;
		return this;
	}

	/**
	 * Adds options of the virtual machine.
	 * @param flags the options
	 * @return this
	 */
	public JavaProcess flags(String... flags) {
		this.flags.addAll(List.of(flags));
		return this;
	}

	/**
	 * Adds arguments of the program.
	 * @param arguments the arguments
	 * @return this
	 */
	public JavaProcess arguments(String... arguments) {
		this.arguments.addAll(List.of(arguments));
		return this;
	}

	/**
	 * Chooses where its output goes.
	 * @param file the file, overwritten
	 * @return this
	 */
	public JavaProcess output(Path file) {
		this.output = file;
		return this;
	}

	/**
	 * Starts it.
	 * @return the process
	 * @throws IOException if it does not start
	 */
	public Process start() throws IOException {
		List<String> command = new ArrayList<>(List.of(Path.of(this.home, "bin", "java").toString()));
		command.addAll(this.flags);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), this.main));
		command.addAll(this.arguments);
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.output.toFile())
			.start();
		// Whoever interrupts a run wants all of it to end.
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
		return process;
	}

	/**
	 * Starts it and waits for its end.
	 * @throws IOException if it does not start, or fails; the message names its output
	 */
	public void run() throws IOException {
		Process process = start();
		try {
			int end = process.waitFor();
			if (end != 0) {
				throw new IOException(this.main + " ended with " + end + "; see " + this.output);
			}
		}
		catch (InterruptedException ex) {
			process.destroy();
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while " + this.main + " ran");
		}
	}

}
