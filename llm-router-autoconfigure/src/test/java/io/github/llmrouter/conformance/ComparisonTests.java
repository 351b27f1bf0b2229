package io.github.llmrouter.conformance;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.conformance.Actual.Answered;
import io.github.llmrouter.conformance.Actual.Embedded;
import io.github.llmrouter.conformance.Actual.Failed;
import io.github.llmrouter.conformance.Actual.Streamed;
import io.github.llmrouter.conformance.Expected.AnAnswer;
import io.github.llmrouter.conformance.Expected.AnError;
import io.github.llmrouter.conformance.Expected.Incomplete;
import io.github.llmrouter.conformance.Expected.Retry;
import io.github.llmrouter.conformance.Expected.Vectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests that the comparison sees every difference. */
class ComparisonTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private static final Set<Aspect> ALL = EnumSet.allOf(Aspect.class);

	private static final Tokens TOKENS = new Tokens(5, 1, 0, 7, 2);

	private static final Content CONTENT = content("text", "why not", null, "{\"a\":1}");

	private static final AnAnswer ANSWER = new AnAnswer(CONTENT, FinishReason.STOP, "m", TOKENS,
			new BigDecimal("0.10"));

	private static final Answered SAME = new Answered(content("text", "why  not ", null, "{ \"a\": 1.0 }"),
			FinishReason.STOP, "m", TOKENS, new BigDecimal("0.1"));

	private static Content content(String text, @Nullable String reasoning, @Nullable String refusal,
			String arguments) {
		return new Content(text, reasoning, refusal, List.of(ToolCall.written("id", "f", arguments)), true, false);
	}

	static Stream<Arguments> differentAnswers() {
		return Stream.of(different("text", content("texts", "why not", null, "{\"a\":1}")),
				different("reasoning", content("text", null, null, "{\"a\":1}")),
				different("refusal", content("text", "why not", "no", "{\"a\":1}")),
				different("tool calls", content("text", "why not", null, "{\"a\":2}")),
				different("opaque reasoning", new Content("text", "why not", null, CONTENT.toolCalls(), false, false)),
				different("logprobs", new Content("text", "why not", null, CONTENT.toolCalls(), true, true)),
				Arguments.of("finish reason", new Answered(CONTENT, null, "m", TOKENS, BigDecimal.valueOf(0.1))),
				Arguments.of("model", new Answered(CONTENT, FinishReason.STOP, "n", TOKENS, BigDecimal.valueOf(0.1))),
				Arguments.of("tokens", new Answered(CONTENT, FinishReason.STOP, "m", null, BigDecimal.valueOf(0.1))),
				Arguments.of("cost", new Answered(CONTENT, FinishReason.STOP, "m", TOKENS, null)));
	}

	private static Arguments different(String field, Content content) {
		return Arguments.of(field, new Answered(content, FinishReason.STOP, "m", TOKENS, BigDecimal.valueOf(0.1)));
	}

	@Test
	void anAnswerThatMeansTheSameIsRight() {
		assertThat(compare(ANSWER, SAME)).isEmpty();
		assertThat(compare(ANSWER, new Streamed(SAME, "text", "whynot", CONTENT.toolCalls(), null))).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("differentAnswers")
	void everyFieldOfAnAnswerIsCompared(String field, Answered actual) {
		assertThat(compare(ANSWER, actual)).extracting(Mismatch::field).containsExactly(field);
	}

	@Test
	void whatIsNotAskedForIsNotCompared() {
		Answered other = new Answered(SAME.content(), null, null, null, null);
		assertThat(Comparison.compare(ANSWER, other, Set.of(Aspect.TEXT), NOW)).isEmpty();
	}

	@Test
	void theDeltasOfAStreamAreCompared() {
		assertThat(compare(ANSWER, new Streamed(SAME, "tex", "why", List.of(), null))).extracting(Mismatch::field)
			.containsExactly("text deltas", "reasoning deltas", "tool call deltas");
	}

	@Test
	void aBrokenStreamIsComparedWithWhatItBroughtAndItsCause() {
		Incomplete incomplete = new Incomplete(ANSWER, FailureKind.OVERLOADED);
		assertThat(
				compare(incomplete, new Streamed(SAME, "text", "why not", CONTENT.toolCalls(), FailureKind.OVERLOADED)))
			.isEmpty();
		assertThat(
				compare(incomplete, new Streamed(SAME, "text", "why not", CONTENT.toolCalls(), FailureKind.CONNECTION)))
			.extracting(Mismatch::field)
			.containsExactly("cause");
		assertThat(compare(incomplete, new Streamed(SAME, "text", "why not", CONTENT.toolCalls(), null)))
			.extracting(Mismatch::field)
			.containsExactly("outcome");
	}

	@Test
	void vectorsAreComparedByLengthOrderAndFirstNumbers() {
		Vectors vectors = new Vectors(2, List.of(List.of(1f, 2f), List.of(3f, 4f)), "m", 3L);
		assertThat(compare(vectors, new Embedded(List.of(new float[] { 1, 2 }, new float[] { 3, 4 }), "m", 3L)))
			.isEmpty();
		assertThat(compare(vectors, new Embedded(List.of(new float[] { 3, 4 }, new float[] { 1, 2 }), "m", 3L)))
			.extracting(Mismatch::field)
			.containsExactly("vectors");
		assertThat(compare(vectors, new Embedded(List.of(new float[] { 1, 2, 0 }, new float[] { 3, 4 }), "n", null)))
			.extracting(Mismatch::field)
			.containsExactly("dimensions", "model", "tokens");
	}

	@Test
	void errorsAreComparedByKindAndTime() {
		AnError error = new AnError(FailureKind.RATE_LIMITED, new Retry(null, Duration.ofSeconds(3)));
		assertThat(compare(error, new Failed(FailureKind.RATE_LIMITED, NOW.plusSeconds(3)))).isEmpty();
		assertThat(compare(error, new Failed(FailureKind.OVERLOADED, null))).extracting(Mismatch::field)
			.containsExactly("kind", "retry");
	}

	@Test
	void anErrorInPlaceOfAnAnswerIsWrong() {
		assertThat(compare(ANSWER, new Failed(FailureKind.CONNECTION, null))).extracting(Mismatch::field)
			.containsExactly("outcome");
	}

	private static List<Mismatch> compare(Expected expected, Actual actual) {
		return Comparison.compare(expected, actual, ALL, NOW);
	}

}
