package io.github.llmrouter.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The page of figures: what was promised beside what was measured, then every table.
 */
public final class Page {

	private static final String PLOTS = "performance";

	private final Measurements figures;

	private final Circumstances circumstances;

	/**
	 * Creates a page.
	 * @param figures all figures
	 * @param circumstances when and where they were taken
	 */
	public Page(Measurements figures, Circumstances circumstances) {
		this.figures = figures;
		this.circumstances = circumstances;
	}

	/**
	 * Writes the page and its plots.
	 * @param directory where {@code performance.md} will be
	 * @throws IOException if it cannot be written
	 */
	public void write(Path directory) throws IOException {
		StringBuilder page = new StringBuilder("# Performance\n\n");
		page.append(circumstances()).append(goals());
		notes("notes.md").ifPresent((text) -> page.append(text.strip()).append("\n\n"));
		for (Table table : Table.ALL) {
			page.append(section(table, Files.createDirectories(directory.resolve(PLOTS))));
		}
		notes("profiles.md").ifPresent((text) -> page.append(text.strip()).append('\n'));
		Files.writeString(directory.resolve("performance.md"), page.toString().stripTrailing() + "\n");
	}

	private String circumstances() {
		Machine machine = this.circumstances.machine();
		return """
				Written by one command in one run:

				```
				mvn verify -Pbenchmarks -DskipTests
				```

				| | |
				|---|---|
				| date | %s |
				| machine | %s, %d processors, %d GB, %s |
				| JDKs | %s |
				| server | %s |
				| versions | %s |

				Everybody who is compared asks the same server the same question, and server and callers share the machine. A ratio
				or a difference is that of the same round; a figure is the median over rounds, which decides whether a promise is
				kept, and in brackets stand the tenth and the ninetieth percentile. The peers are as they come: openai-java and
				Spring AI over OkHttp, which keeps five idle connections, LangChain4j over the JDK's HTTP client. HttpClient by hand
				and RestClient have a pool that is large enough for every caller, as the router has by default. HttpClient by hand
				also has the router's kind of pool, without a lock that all callers wait for; RestClient has the usual kind, and one
				row of its own with the other.

				"""
			.formatted(this.circumstances.date(), machine.processor(), machine.processors(), machine.memory(),
					machine.system(), String.join("; ", this.circumstances.jdks()), this.circumstances.server(),
					this.circumstances.versions());
	}

	private String goals() {
		StringBuilder text = new StringBuilder("""
				## What is promised, and what was measured

				| | JDK | promised | measured | |
				|---|---|---|---|---|
				""");
		for (Goal goal : Goal.ALL) {
			List<Measurement> figures = this.figures.javas()
				.stream()
				.flatMap((java) -> this.figures.find(goal.section(), java, goal.subject(), goal.metric()).stream())
				.toList();
			figures.forEach((figure) -> text.append(row(goal, figure)));
			if (figures.isEmpty()) {
				text.append("| ").append(goal.text()).append(" | – | – | not measured | **missed** |\n");
			}
		}
		return text.append('\n').toString();
	}

	private static String row(Goal goal, Measurement figure) {
		String limit = (Numbers.text(goal.limit(figure.java())) + " " + figure.unit()).strip();
		return "| " + goal.text() + " | " + figure.java() + " | " + goal.bound().words() + limit + " | "
				+ Numbers.spread(figure) + " | " + (goal.met(figure) ? "met" : "**missed**") + " |\n";
	}

	private String section(Table table, Path plots) throws IOException {
		StringBuilder text = new StringBuilder();
		for (int java : this.figures.javas()) {
			List<String> subjects = this.figures.subjects(table.section(), java);
			if (!subjects.isEmpty()) {
				text.append("**JDK ").append(java).append("**\n\n").append(plot(table, java, subjects, plots));
				text.append(rows(table, java, subjects)).append('\n');
			}
		}
		return text.isEmpty() ? "" : "## " + table.title() + "\n\n" + table.explanation() + "\n\n" + text;
	}

	private String rows(Table table, int java, List<String> subjects) {
		StringBuilder text = new StringBuilder("| | " + String.join(" | ", table.metrics()) + " |\n|---|"
				+ "---|".repeat(table.metrics().size()) + "\n");
		for (String subject : subjects) {
			text.append("| ").append(subject).append(" |");
			for (String metric : table.metrics()) {
				text.append(' ')
					.append(this.figures.find(table.section(), java, subject, metric).map(Numbers::spread).orElse("–"))
					.append(" |");
			}
			text.append('\n');
		}
		return text.toString();
	}

	private String plot(Table table, int java, List<String> subjects, Path plots) throws IOException {
		String metric = table.plotted();
		if (metric == null) {
			return "";
		}
		List<Measurement> bars = subjects.stream()
			.flatMap((subject) -> this.figures.find(table.section(), java, subject, metric).stream())
			.toList();
		String title = table.title() + ": " + metric + ", JDK " + java;
		String file = table.section().replaceAll("[^a-z0-9]+", "-") + "-" + java + ".svg";
		Files.writeString(plots.resolve(file), Plot.of(title, bars));
		return "![" + title + "](" + PLOTS + "/" + file + ")\n\n";
	}

	/** What people have to say to the figures; absent until they do. */
	private static Optional<String> notes(String name) {
		try (InputStream in = Page.class.getResourceAsStream(name)) {
			return (in != null) ? Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)) : Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
