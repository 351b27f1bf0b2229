package io.github.llmrouter.benchmarks.start;

import java.util.List;

/**
 * One way to start the application.
 *
 * @param name what it is called in the report
 * @param classPath its class path
 * @param jvmOptions what its JVM gets beside what every JVM gets
 * @param arguments its settings
 */
record StartVariant(String name, String classPath, List<String> jvmOptions, List<String> arguments) {

	StartVariant {
		jvmOptions = List.copyOf(jvmOptions);
		arguments = List.copyOf(arguments);
	}

	static StartVariant of(String name, String classPath, String... arguments) {
		return new StartVariant(name, classPath, List.of(), List.of(arguments));
	}

}
