package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.routing.StreamReader.Way;
import io.github.llmrouter.simulator.AbortedExchange;
import io.github.llmrouter.simulator.Scripted;
import io.github.llmrouter.simulator.StreamFault;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever leaves a stream in the middle ends its HTTP exchange, as the server sees. */
class StreamEndingTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	private static final int WARM_UP = 50;

	private static final int ROUNDS = 200;

	private final SimulatedRouter simulated = new SimulatedRouter().chain("smart", "openai/gpt-4o");

	private final FallbackRouter router = this.simulated.build();

	@AfterEach
	void close() {
		this.simulated.close();
	}

	static Stream<StreamReader> readers() {
		return Stream.of(false, true)
			.filter((virtual) -> !virtual || StreamReader.hasVirtualThreads())
			.flatMap((virtual) -> Arrays.stream(Way.values()).map((way) -> new StreamReader(way, virtual)));
	}

	@ParameterizedTest
	@MethodSource("readers")
	void theServerSeesTheEndAndItsConnectionIsNotUsedAgain(StreamReader reader) throws Exception {
		leave(reader);
		leave(reader);
		assertThat(this.simulated.simulator.reusedUnfinishedCount()).isZero();
		assertThat(this.simulated.simulator.aborted()).extracting(AbortedExchange::connection).doesNotHaveDuplicates();
		this.simulated.simulator.script("openai", Scripted.answer("Whole."));
		try (ChatStream stream = this.router.stream("smart", "Count")) {
			assertThat(stream.response().text()).isEqualTo("Whole.");
		}
		assertThat(this.simulated.simulator.connectionCount()).isEqualTo(3);
	}

	@Test
	@Tag("stress")
	void theServerSeesTheEndInTime() throws Exception {
		SoftAssertions late = new SoftAssertions();
		System.out.println("| left | rounds | median ms | 95 % | 99 % | longest |");
		for (StreamReader reader : readers().toList()) {
			for (int round = 0; round < WARM_UP; round++) {
				leave(reader);
			}
			long[] nanos = new long[ROUNDS];
			for (int round = 0; round < ROUNDS; round++) {
				nanos[round] = leave(reader);
			}
			Arrays.sort(nanos);
			System.out.println(report(reader, nanos));
			late.check(() -> assertThat(millis(nanos, 99)).as(reader.toString()).isLessThan(reader.virtual() ? 5 : 50));
		}
		late.assertAll();
		assertThat(this.simulated.simulator.reusedUnfinishedCount()).isZero();
	}

	/** Returns how long it took until the server saw the end. */
	private long leave(StreamReader reader) throws Exception {
		this.simulated.simulator.clear();
		this.simulated.simulator.script("openai",
				Scripted.answer("One two three four five six seven").chunks(1).then(StreamFault.SILENCE));
		ChatStream stream = this.router.stream("smart", "Count");
		Iterator<ChatChunk> pieces = stream.iterator();
		assertThat(pieces.hasNext()).isTrue();
		pieces.next();
		long left = reader.leave(stream, pieces);
		assertThat(this.simulated.simulator.awaitAborted(LONG)).isTrue();
		return this.simulated.simulator.aborted().get(0).nanoTime() - left;
	}

	private static String report(StreamReader reader, long[] sorted) {
		return String.format(Locale.ROOT, "| %s | %d | %.2f | %.2f | %.2f | %.2f |", reader, sorted.length,
				millis(sorted, 50), millis(sorted, 95), millis(sorted, 99), millis(sorted, 100));
	}

	/** The time within which so many of a hundred were. */
	private static double millis(long[] sorted, int percent) {
		return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1] / 1e6;
	}

}
