package io.github.llmrouter.conformance;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.conformance.Expected.AnAnswer;
import io.github.llmrouter.conformance.Expected.AnError;
import io.github.llmrouter.conformance.Expected.Incomplete;
import io.github.llmrouter.conformance.RecordedExchange.Origin;
import io.github.llmrouter.conformance.RecordedExchange.Reply;
import io.github.llmrouter.conformance.RecordedExchange.Sent;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests what is expected of streams that break, which hardly any recording does. */
class StreamReadingsTests {

	private static final List<Example> EXAMPLES = List.of(new Example("chat", """
			data: {"choices":[{"index":0,"delta":{"content":"Hel"}}]}

			""", """
			data: {"choices":[{"index":0,"delta":{"content":"lo"},"finish_reason":"stop"}]}

			""", """
			data: {"error":{"code":503,"message":"busy"}}

			"""), new Example("messages", """
			data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":"Hel"}}

			""", """
			data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"lo"}}

			data: {"type":"message_delta","delta":{"stop_reason":"end_turn"}}

			""", """
			event: error
			data: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}

			"""), new Example("generateContent", """
			data: {"candidates":[{"content":{"parts":[{"text":"Hel"}]}}]}

			""", """
			data: {"candidates":[{"content":{"parts":[{"text":"lo"}]},"finishReason":"STOP"}]}

			""", """
			data: {"error":{"code":503,"status":"UNAVAILABLE","message":"busy"}}

			"""), new Example("responses", """
			data: {"type":"response.output_item.added","output_index":0,"item":{"type":"message"}}

			data: {"type":"response.output_text.delta","output_index":0,"delta":"Hel"}

			""", """
			data: {"type":"response.output_text.delta","output_index":0,"delta":"lo"}

			data: {"type":"response.completed","response":{"status":"completed"}}

			""", """
			data: {"type":"response.failed","response":{"error":{"code":503,"message":"busy"}}}

			"""));

	static Stream<Arguments> examples() {
		return EXAMPLES.stream().map(Arguments::of);
	}

	@ParameterizedTest
	@MethodSource("examples")
	void aStreamAddsUpToItsAnswer(Example example) {
		assertThat(read(example.api, example.begin + example.end)).isInstanceOfSatisfying(AnAnswer.class,
				(answer) -> assertThat(answer.content().text()).isEqualTo("Hello"));
	}

	@ParameterizedTest
	@MethodSource("examples")
	void aStreamThatJustEndsAfterContentIsIncompleteWithoutACause(Example example) {
		assertThat(read(example.api, example.begin)).isInstanceOfSatisfying(Incomplete.class, (incomplete) -> {
			assertThat(incomplete.partial().content().text()).isEqualTo("Hel");
			assertThat(incomplete.cause()).isNull();
		});
	}

	@ParameterizedTest
	@MethodSource("examples")
	void anErrorAfterContentIsTheCauseOfAnIncompleteAnswer(Example example) {
		assertThat(read(example.api, example.begin + example.error)).isInstanceOfSatisfying(Incomplete.class,
				(incomplete) -> assertThat(incomplete.cause()).isEqualTo(FailureKind.OVERLOADED));
	}

	@ParameterizedTest
	@MethodSource("examples")
	void anErrorBeforeContentIsAnError(Example example) {
		assertThat(read(example.api, example.error)).isEqualTo(new AnError(FailureKind.OVERLOADED, null));
	}

	@ParameterizedTest
	@MethodSource("examples")
	void aStreamThatEndsBeforeContentIsAnError(Example example) {
		assertThat(read(example.api, ": nothing\n\n")).isEqualTo(new AnError(FailureKind.MALFORMED_REPLY, null));
	}

	private static Expected read(String api, String body) {
		return Readings.read(new RecordedExchange("example", new Origin("example", api, true, false, List.of()),
				new Sent("model", "", ""), new Reply(200, Map.of(), body)));
	}

	/**
	 * A stream in one wire format.
	 *
	 * @param api the api
	 * @param begin its begin, with the text Hel
	 * @param end its end, with the text lo
	 * @param error an error that says that the provider is overloaded
	 */
	record Example(String api, String begin, String end, String error) {

		@Override
		public String toString() {
			return this.api;
		}
	}

}
