package io.github.llmrouter.benchmarks.start;

import java.util.List;

/**
 * One way to start the application.
 *
 * @param name what it is called in the report
 * @param classPath its class path
 * @param arguments its settings
 */
record StartVariant(String name, String classPath, List<String> arguments) {

	StartVariant {
		arguments = List.copyOf(arguments);
	}

	static StartVariant of(String name, String classPath, String... arguments) {
		return new StartVariant(name, classPath, List.of(arguments));
	}

}
