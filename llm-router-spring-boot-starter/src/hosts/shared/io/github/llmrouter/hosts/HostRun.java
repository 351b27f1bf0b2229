package io.github.llmrouter.hosts;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One start of the host application in a JVM of its own.
 *
 * @param context the class of its application context
 * @param beans its beans: name and type
 * @param output everything it printed
 */
record HostRun(String context, Map<String, String> beans, String output) {

	private static final List<String> ARGUMENTS = List.of("--server.port=0", "--spring.main.banner-mode=off",
			"--spring.datasource.url=jdbc:hsqldb:mem:host");

	static HostRun withoutStarter() {
		return of("host.classpath", List.of());
	}

	static HostRun withStarter(String... arguments) {
		return of("starter.classpath", List.of(arguments));
	}

	private static HostRun of(String classPathProperty, List<String> arguments) {
		try {
			Path log = Files.createTempFile("host", ".log");
			List<String> command = new ArrayList<>(
					List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
							"-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp",
							System.getProperty("test.classes") + File.pathSeparator
									+ Files.readString(Path.of(System.getProperty(classPathProperty))).trim(),
							HostApplication.class.getName()));
			command.addAll(ARGUMENTS);
			command.addAll(arguments);
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.start();
			boolean ended = process.waitFor(2, TimeUnit.MINUTES);
			process.destroyForcibly();
			String output = Files.readString(log);
			Files.delete(log);
			assertThat(ended && process.exitValue() == 0).as(output).isTrue();
			return parse(output);
		}
		catch (IOException ex) {
			throw new IllegalStateException("The host application could not be started", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static HostRun parse(String output) {
		Map<String, String> beans = new TreeMap<>();
		String context = "";
		for (String line : output.lines().toList()) {
			if (line.startsWith(HostApplication.CONTEXT)) {
				context = line.substring(HostApplication.CONTEXT.length());
			}
			if (line.startsWith(HostApplication.BEAN)) {
				int equals = line.lastIndexOf('=');
				beans.put(line.substring(HostApplication.BEAN.length(), equals), line.substring(equals + 1));
			}
		}
		assertThat(beans).as(output).isNotEmpty();
		return new HostRun(context, beans, output);
	}

	boolean hasBeanOfType(String simpleName) {
		return this.beans.values().stream().anyMatch((type) -> type.endsWith("." + simpleName));
	}

}
