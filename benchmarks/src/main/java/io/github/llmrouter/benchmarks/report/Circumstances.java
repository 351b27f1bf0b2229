package io.github.llmrouter.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

/**
 * When and where figures were taken. A run that broke off leaves none.
 *
 * @param date the day
 * @param machine the machine
 * @param jdks the JDKs
 * @param server what answered
 * @param versions the versions of what was compared
 * @param quick whether the run was only to show that everything runs
 */
public record Circumstances(LocalDate date, Machine machine, List<String> jdks, String server, String versions,
		boolean quick) {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final String FILE = "circumstances.json";

	/**
	 * Describes a run on this machine, with the class path of this process.
	 * @param jdks the JDKs
	 * @param server what answers
	 * @param quick whether the run was only to show that everything runs
	 * @return the circumstances
	 * @throws IOException if the system's files cannot be read
	 */
	public static Circumstances now(List<String> jdks, String server, boolean quick) throws IOException {
		return new Circumstances(LocalDate.now(), Machine.here(), jdks, server, Versions.text(), quick);
	}

	/**
	 * Reads what a run has kept.
	 * @param results the directory of its figures
	 * @return the circumstances
	 * @throws IOException if there was none
	 */
	public static Circumstances read(Path results) throws IOException {
		return JSON.readValue(Files.readString(results.resolve(FILE)), Circumstances.class);
	}

	/**
	 * Keeps them beside the figures.
	 * @param results the directory of the figures
	 * @throws IOException if they cannot be written
	 */
	public void write(Path results) throws IOException {
		Files.writeString(results.resolve(FILE), JSON.writeValueAsString(this));
	}

}
