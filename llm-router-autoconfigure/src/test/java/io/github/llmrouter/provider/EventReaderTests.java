package io.github.llmrouter.provider;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.dialect.ServerSentEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** What the bytes of an event stream mean, wherever they are cut. */
class EventReaderTests {

	private static final String VARIED = "\uFEFFevent: first\r\ndata: grün 😀\r\n\r\n: comment\r\rdata:a\rdata:  b\r\r"
			+ "id: 7\nretry: 10\ndata\ndata:\n\nevent: named\n\ndata: x\n: note\nevent:y\n\n\n\ndata: [DONE]\r\n\r\n";

	private static final List<ServerSentEvent> EVENTS = List.of(new ServerSentEvent("first", "grün 😀"),
			new ServerSentEvent(null, "a\n b"), new ServerSentEvent(null, "\n"), new ServerSentEvent("y", "x"),
			new ServerSentEvent(null, "[DONE]"));

	private static List<ServerSentEvent> read(InputStream body) throws IOException {
		EventReader reader = new EventReader(body);
		List<ServerSentEvent> events = new ArrayList<>();
		for (ServerSentEvent event = reader.next(); event != null; event = reader.next()) {
			events.add(event);
		}
		return events;
	}

	private static List<ServerSentEvent> read(String body) throws IOException {
		return read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
	}

	private static List<String> data(String body) throws IOException {
		return read(body).stream().map(ServerSentEvent::data).toList();
	}

	/** Gives one byte at a time, however many are asked for. */
	private static InputStream dripping(byte[] bytes) {
		return new ByteArrayInputStream(bytes) {

			@Override
			public synchronized int read(byte[] target, int offset, int length) {
				return super.read(target, offset, Math.min(length, 1));
			}

		};
	}

	@Test
	void eventsAreTheSameWhereverTheBytesAreSplit() throws IOException {
		byte[] bytes = VARIED.getBytes(StandardCharsets.UTF_8);
		assertThat(read(VARIED)).isEqualTo(EVENTS);
		for (int i = 1; i < bytes.length; i++) {
			InputStream split = new SequenceInputStream(new ByteArrayInputStream(Arrays.copyOf(bytes, i)),
					new ByteArrayInputStream(Arrays.copyOfRange(bytes, i, bytes.length)));
			assertThat(read(split)).as("split at %d", i).isEqualTo(EVENTS);
		}
	}

	@Test
	void eventsAreTheSameByteForByte() throws IOException {
		assertThat(read(dripping(VARIED.getBytes(StandardCharsets.UTF_8)))).isEqualTo(EVENTS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "data: x", "data: x\n", "data: x\r", "data: x\r\n", "data: x\n\n", "data: x\r\n\r" })
	void anEventThatTheEndCutsOffCounts(String body) throws IOException {
		assertThat(data(body)).containsExactly("x");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n\n", ": ping\n\n", "event: ping\n\n", "data:\n\n", "data: \n\n", "retry: 1\n\n",
			"nonsense\n\n", "Data: x\n\n", " data: x\n\n" })
	void whatHasNoDataIsNoEvent(String body) throws IOException {
		assertThat(data(body)).isEmpty();
	}

	@Test
	void aNameHoldsForOneEvent() throws IOException {
		assertThat(read("event: a\ndata: 1\n\ndata: 2\n\nevent: b\n\ndata: 3\n\n")).containsExactly(
				new ServerSentEvent("a", "1"), new ServerSentEvent(null, "2"), new ServerSentEvent(null, "3"));
	}

	@Test
	void onlyOneSpaceIsTakenAway() throws IOException {
		assertThat(data("data:  x \n\ndata:x:y\n\n")).containsExactly(" x ", "x:y");
	}

	@Test
	void aByteOrderMarkIsTakenAwayAtTheBeginningOnly() throws IOException {
		assertThat(data("\uFEFFdata: x\n\n\uFEFFdata: y\n\n")).containsExactly("x");
	}

	@Test
	void eventsMayBeLargerThanAnyRead() throws IOException {
		String large = "ä".repeat(300_000);
		assertThat(data("data: " + large + "\r\n\r\ndata: x\n\n")).containsExactly(large, "x");
	}

	@Test
	void aStreamThatComesAtOnceIsReadInLargePieces() throws IOException {
		List<Integer> asked = new ArrayList<>();
		byte[] events = "data: piece\n\n".repeat(5000).getBytes(StandardCharsets.UTF_8);
		List<ServerSentEvent> read = read(new ByteArrayInputStream(events) {

			@Override
			public synchronized int read(byte[] target, int offset, int length) {
				asked.add(length);
				return super.read(target, offset, length);
			}

		});
		assertThat(read).hasSize(5000).containsOnly(new ServerSentEvent(null, "piece"));
		assertThat(asked.get(0)).isLessThan(asked.get(1));
		assertThat(asked).hasSizeLessThan(12).allMatch((length) -> length <= 8192);
	}

	@Test
	void bytesThatAreNotUtf8AreReplaced() throws IOException {
		byte[] bytes = "data: x?y\n\n".getBytes(StandardCharsets.US_ASCII);
		bytes[7] = (byte) 0xFF;
		assertThat(read(new ByteArrayInputStream(bytes)).get(0).data()).isEqualTo("x\uFFFDy");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "'{\"a\":1}'|true", "' \r\n[1]'|true", "'data: {}'|false", "':{'|false",
			"''|false", "'  '|false", "'\uFEFFdata: x'|false" })
	void whatTheBodyIsShowsAtItsFirstByte(String body, boolean json) throws IOException {
		EventReader reader = new EventReader(dripping(body.getBytes(StandardCharsets.UTF_8)));
		assertThat(reader.startsAsJson()).isEqualTo(json);
		assertThat(new String(reader.rest(), StandardCharsets.UTF_8)).isEqualTo(body);
	}

	@Test
	void lookingAtTheFirstByteTakesNothingAway() throws IOException {
		EventReader reader = new EventReader(dripping("\ndata: x\n\n".getBytes(StandardCharsets.UTF_8)));
		assertThat(reader.startsAsJson()).isFalse();
		assertThat(reader.next()).isEqualTo(new ServerSentEvent(null, "x"));
	}

}
