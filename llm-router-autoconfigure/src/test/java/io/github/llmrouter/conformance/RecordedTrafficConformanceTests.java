package io.github.llmrouter.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Sends every recorded exchange, plain or streamed, through the real HTTP stack and
 * compares what is decoded with what the recording says. The folder is given by
 * {@code -Dcassettes=…}.
 */
class RecordedTrafficConformanceTests {

	/**
	 * The JDK's server answers a lone caller late: its small packets wait for each other.
	 */
	private static final int CALLERS = 32;

	private static final Path FOLDER = CassetteReader.configuredFolder();

	private static final CassetteReader CASSETTES = new CassetteReader(FOLDER);

	private static List<RecordedExchange> exchanges = List.of();

	@BeforeAll
	static void readRecordingsOrSkip() throws IOException {
		String message = "Skipped: there is no folder of recorded exchanges at " + FOLDER
				+ "; name another with -Dcassettes=<folder>";
		if (!Files.isDirectory(FOLDER)) {
			// The build shows this, but not why a test was skipped.
			System.out.println(message);
		}
		assumeTrue(Files.isDirectory(FOLDER), message);
		exchanges = CASSETTES.read();
	}

	@Test
	void everyRecordedExchangeDecodesToWhatTheRecordingSays() throws Exception {
		Report report = replay();
		report.print(System.out);
		assertThat(report.unexplained()).isEmpty();
		assertThat(exchangesNamedThoughRight(report)).isEmpty();
	}

	private Report replay() throws Exception {
		Report report = new Report(NamedExceptions.REASONS);
		ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
		try (ReplayServer server = new ReplayServer(exchanges);
				ReplayProviders providers = new ReplayProviders(server.baseUrl())) {
			List<Callable<List<Mismatch>>> replays = new ArrayList<>();
			for (int index = 0; index < exchanges.size(); index++) {
				replays.add(replay(index, exchanges.get(index), providers));
			}
			List<Future<List<Mismatch>>> results = callers.invokeAll(replays);
			for (int index = 0; index < exchanges.size(); index++) {
				report(exchanges.get(index), results.get(index).get(), report);
			}
		}
		finally {
			callers.shutdownNow();
		}
		return report;
	}

	private void report(RecordedExchange exchange, List<Mismatch> mismatches, Report report) {
		NotApplicable.reason(exchange)
			.ifPresentOrElse((reason) -> report.addNotApplicable(exchange, reason),
					() -> report.add(exchange, mismatches));
		if (Claims.leaveOut(exchange, Readings.read(exchange))) {
			report.addLeftOut(Claims.NO_COST);
		}
	}

	private Callable<List<Mismatch>> replay(int index, RecordedExchange exchange, ReplayProviders providers) {
		return () -> {
			Expected expected = Readings.read(exchange);
			Actual actual = new Replay(index, exchange, providers).make();
			return Comparison.compare(expected, actual, Claims.of(exchange), ReplayProviders.NOW);
		};
	}

	private List<String> exchangesNamedThoughRight(Report report) {
		Set<String> present = exchanges.stream().map(RecordedExchange::id).collect(Collectors.toSet());
		return NamedExceptions.REASONS.keySet()
			.stream()
			.filter((id) -> present.contains(id) && !report.isWrong(id))
			.toList();
	}

}
