package io.github.llmrouter.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.llmrouter.routing.FaultCase.Following;
import io.github.llmrouter.routing.FaultCase.Mode;
import io.github.llmrouter.routing.FaultCase.Position;
import io.github.llmrouter.routing.FaultRun.Result;

import static org.assertj.core.api.Assertions.assertThat;

/** What the calls of the fault matrix did, as a table for people. */
final class FaultMatrixTable {

	private static final String BEGIN = "<!-- fault matrix: made by FaultMatrixTests -->";

	private static final String END = "<!-- end of fault matrix -->";

	/** Set to write the table into the documentation instead of comparing it. */
	private static final String WRITE = "llm-router.docs.write";

	private final List<Cell> cells = new ArrayList<>();

	synchronized void add(FaultCase fault, Mode mode, Position position, boolean severalKeys, Result result) {
		this.cells.add(new Cell(fault, mode, position, severalKeys, result));
	}

	String markdown() {
		StringBuilder text = new StringBuilder(
				"| failure | call | another target follows | the last target | several keys | requests | what is remembered | and with several keys |\n"
						+ "|---|---|---|---|---|---|---|---|\n");
		Map<FaultCase, List<Cell>> rows = this.cells.stream()
			.collect(Collectors.groupingBy(Cell::fault, LinkedHashMap::new, Collectors.toList()));
		rows.forEach((fault,
				row) -> text.append("| `%s` | %s | %s | %s | %s | %s | %s | %s |\n".formatted(fault.kind(),
						words(row, (cell) -> true, (cell) -> cell.mode().name().toLowerCase()),
						endings(row, (cell) -> !cell.severalKeys() && cell.position() != Position.LAST),
						endings(row, (cell) -> !cell.severalKeys() && cell.position() == Position.LAST),
						endings(row, (cell) -> cell.severalKeys() && cell.position() == Position.FIRST),
						words(row, (cell) -> !cell.severalKeys(), (cell) -> String.valueOf(cell.result().requests())),
						words(row, (cell) -> !cell.severalKeys(), (cell) -> cell.result().memory()),
						words(row, Cell::severalKeys, (cell) -> cell.result().memory()))));
		return text.toString();
	}

	private static String endings(List<Cell> row, Predicate<Cell> which) {
		return words(row, which, (cell) -> words(cell.result().following()));
	}

	/** What all of these cells have in common, or the several things that they do. */
	private static String words(List<Cell> row, Predicate<Cell> which,
			java.util.function.Function<Cell, String> value) {
		Set<String> words = row.stream().filter(which).map(value).collect(Collectors.toCollection(LinkedHashSet::new));
		return words.isEmpty() ? "–" : String.join(", ", words);
	}

	private static String words(Following following) {
		return switch (following) {
			case SAME_TARGET -> "another key";
			case NEXT_TARGET -> "next target";
			case INCOMPLETE_ANSWER -> "incomplete answer";
			case INVALID_REQUEST -> "`InvalidRequestException`";
			case ROUTING_FAILED -> "`RoutingFailedException`";
		};
	}

	void requireIn(Path page) throws IOException {
		String text = Files.readString(page);
		int begin = text.indexOf(BEGIN) + BEGIN.length() + 1;
		int end = text.indexOf(END);
		assertThat(text).contains(BEGIN, END);
		if (Boolean.getBoolean(WRITE)) {
			Files.writeString(page, text.substring(0, begin) + markdown() + text.substring(end));
			return;
		}
		assertThat(text.substring(begin, end)).as("the table in " + page + " (written anew with -D" + WRITE + "=true)")
			.isEqualTo(markdown());
	}

	/** What one call did. */
	private record Cell(FaultCase fault, Mode mode, Position position, boolean severalKeys, Result result) {

	}

}
