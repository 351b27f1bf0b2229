package io.github.llmrouter.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the table of the documentation with the meters there are. */
class DocumentedMetersTests {

	private static final Path PAGE = Path.of("..", "docs", "observability.md");

	/** Registered by the call log, as far as there is one. */
	private static final List<String> OF_THE_CALL_LOG = List.of(
			"| `llm.router.call.log.queue` | gauge | | Ended calls that wait to be stored; at 4096 callers store their own |",
			"| `llm.router.call.log.lost` | counter | | Calls that could not be stored |");

	@Test
	void theTableOfMetersIsThatOfTheCode() throws IOException {
		String page = Files.readString(PAGE);
		String table = page.substring(page.indexOf("<!-- meters -->\n") + "<!-- meters -->\n".length(),
				page.indexOf("<!-- /meters -->"));
		assertThat(table.lines()).containsExactlyElementsOf(generated());
	}

	private static List<String> generated() {
		Stream<String> head = Stream.of("| meter | type | tags | what |", "|---|---|---|---|");
		Stream<String> rows = Stream.of(RouterMeter.values()).map(DocumentedMetersTests::row);
		return Stream.of(head, rows, OF_THE_CALL_LOG.stream()).flatMap((lines) -> lines).toList();
	}

	private static String row(RouterMeter meter) {
		String tags = meter.tags().stream().map((tag) -> "`" + tag + "`").collect(Collectors.joining(", "));
		return "| `" + meter.meterName() + "` | " + meter.type().name().toLowerCase(Locale.ROOT) + " | "
				+ (tags.isEmpty() ? "" : tags + " ") + "| " + meter.description() + " |";
	}

}
