package io.github.llmrouter.conformance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.conformance.SseText.Event;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests the reader of server-sent events that the expected results rest on. */
class SseTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n", "\r" })
	void everyLineEndSeparates(String end) {
		String text = String.join(end, "event: a", "data: 1", "data: 2", "", "data: 3", "", "");
		assertThat(SseText.read(text)).containsExactly(new Event("a", "1\n2"), new Event(null, "3"));
	}

	@Test
	void commentsAndEmptyEventsAreNoEvents() {
		assertThat(SseText.read(": PROCESSING\n\nevent: ping\n\ndata: x\n: y\n\n"))
			.containsExactly(new Event(null, "x"));
	}

	@Test
	void onlyOneSpaceBelongsToTheColon() {
		assertThat(SseText.read("data:x\n\ndata:  y\n\ndata\n\n")).extracting(Event::data)
			.containsExactly("x", " y", "");
	}

	@Test
	void theLastEventNeedsNoBlankLine() {
		assertThat(SseText.read("data: 1\n\ndata: 2")).extracting(Event::data).containsExactly("1", "2");
	}

}
