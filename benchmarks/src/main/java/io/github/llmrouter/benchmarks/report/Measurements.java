package io.github.llmrouter.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;

/**
 * All figures of a run, kept as lines of JSON so that each part can run in a process of
 * its own.
 */
public final class Measurements {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final List<Measurement> all;

	private Measurements(List<Measurement> all) {
		this.all = all;
	}

	/**
	 * Adds figures to a file.
	 * @param file the file, made if it is absent
	 * @param figures the figures
	 * @throws IOException if it cannot be written
	 */
	public static void append(Path file, Measurement... figures) throws IOException {
		List<String> lines = Arrays.stream(figures).map(JSON::writeValueAsString).toList();
		Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		lines.forEach(System.out::println);
	}

	/**
	 * Reads every {@code .jsonl} file of a directory.
	 * @param directory the directory
	 * @return the figures
	 * @throws IOException if it cannot be read
	 */
	public static Measurements read(Path directory) throws IOException {
		List<Measurement> all = new ArrayList<>();
		try (Stream<Path> files = Files.list(directory)) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".jsonl")).sorted().toList()) {
				for (String line : Files.readAllLines(file)) {
					all.add(JSON.readValue(line, Measurement.class));
				}
			}
		}
		return new Measurements(all);
	}

	/**
	 * Finds one figure; the last if it was taken more than once.
	 * @param section what was measured
	 * @param java the JDK's feature version
	 * @param subject who was measured
	 * @param metric the figure's name
	 * @return the figure, empty if it was not taken
	 */
	public Optional<Measurement> find(String section, int java, String subject, String metric) {
		return this.all.stream()
			.filter((figure) -> figure.section().equals(section) && figure.java() == java
					&& figure.subject().equals(subject) && figure.metric().equals(metric))
			.reduce((first, second) -> second);
	}

	/**
	 * Returns who was measured in a section.
	 * @param section the section
	 * @param java the JDK's feature version
	 * @return the names, in the order in which they were measured
	 */
	public List<String> subjects(String section, int java) {
		return this.all.stream()
			.filter((figure) -> figure.section().equals(section) && figure.java() == java)
			.map(Measurement::subject)
			.distinct()
			.toList();
	}

	/**
	 * Returns the JDKs that were measured.
	 * @return feature versions, ascending
	 */
	public Set<Integer> javas() {
		Set<Integer> javas = new TreeSet<>();
		this.all.forEach((figure) -> javas.add(figure.java()));
		return javas;
	}

}
