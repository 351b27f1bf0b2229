package io.github.llmrouter.conformance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.conformance.Actual.Answered;
import io.github.llmrouter.conformance.Actual.Embedded;
import io.github.llmrouter.conformance.Actual.Failed;
import io.github.llmrouter.conformance.Actual.Streamed;
import io.github.llmrouter.conformance.Expected.AnAnswer;
import io.github.llmrouter.conformance.Expected.AnError;
import io.github.llmrouter.conformance.Expected.Incomplete;
import io.github.llmrouter.conformance.Expected.Vectors;

/** Compares what came out of an exchange with what the recording says. */
final class Comparison {

	private final List<Mismatch> mismatches = new ArrayList<>();

	private final Set<Aspect> aspects;

	private Comparison(Set<Aspect> aspects) {
		this.aspects = aspects;
	}

	/**
	 * Compares.
	 * @param expected what the recording says
	 * @param actual what came out
	 * @param aspects what is compared about an answer
	 * @param now when the reply arrived
	 * @return what differs, empty if nothing does
	 */
	static List<Mismatch> compare(Expected expected, Actual actual, Set<Aspect> aspects, Instant now) {
		Comparison comparison = new Comparison(aspects);
		if (expected instanceof AnAnswer answer && actual instanceof Answered answered) {
			comparison.answer(answer, answered);
		}
		else if (expected instanceof AnAnswer answer && actual instanceof Streamed streamed && !streamed.broken()) {
			comparison.stream(answer, streamed);
		}
		else if (expected instanceof Incomplete incomplete && actual instanceof Streamed streamed
				&& streamed.broken()) {
			comparison.incomplete(incomplete, streamed);
		}
		else if (expected instanceof Vectors vectors && actual instanceof Embedded embedded) {
			comparison.vectors(vectors, embedded);
		}
		else if (expected instanceof AnError error && actual instanceof Failed failed) {
			comparison.error(error, failed, now);
		}
		else {
			comparison.mismatches.add(new Mismatch("outcome", expected, actual));
		}
		return comparison.mismatches;
	}

	private void answer(AnAnswer expected, Answered actual) {
		content(expected.content(), actual.content());
		same(Aspect.FINISH_REASON, expected.finishReason(), actual.finishReason());
		same(Aspect.MODEL, expected.model(), actual.model());
		same(Aspect.TOKENS, expected.tokens(), actual.tokens());
		same(Aspect.COST, stripped(expected.cost()), stripped(actual.cost()));
	}

	private void content(Content expected, Content actual) {
		same(Aspect.TEXT, expected.text(), actual.text());
		same(Aspect.REASONING, unspaced(expected.reasoning()), unspaced(actual.reasoning()));
		same(Aspect.REFUSAL, expected.refusal(), actual.refusal());
		same(Aspect.TOOL_CALL_COUNT, expected.toolCalls().size(), actual.toolCalls().size());
		same(Aspect.OPAQUE_REASONING, expected.opaqueReasoning(), actual.opaqueReasoning());
		same(Aspect.LOGPROBS, expected.logprobs(), actual.logprobs());
		if (this.aspects.contains(Aspect.TOOL_CALLS)) {
			calls("tool calls", expected.toolCalls(), actual.toolCalls());
		}
	}

	private void calls(String field, List<ToolCall> expected, List<ToolCall> actual) {
		if (!match(expected, actual)) {
			this.mismatches.add(new Mismatch(field, expected, actual));
		}
	}

	private static boolean match(List<ToolCall> expected, List<ToolCall> actual) {
		boolean match = expected.size() == actual.size();
		for (int index = 0; match && index < expected.size(); index++) {
			match = expected.get(index).matches(actual.get(index));
		}
		return match;
	}

	private void stream(AnAnswer expected, Streamed actual) {
		answer(expected, actual.answer());
		deltas(expected.content(), actual);
	}

	private void deltas(Content expected, Streamed actual) {
		if (this.aspects.contains(Aspect.DELTAS)) {
			same("text deltas", expected.text(), actual.text());
			same("reasoning deltas", unspaced(expected.reasoning()), unspaced(actual.reasoning()));
			calls("tool call deltas", expected.toolCalls(), actual.toolCalls());
		}
	}

	/** What a cut answer says of its end is not compared: it has none. */
	private void incomplete(Incomplete expected, Streamed actual) {
		content(expected.partial().content(), actual.answer().content());
		deltas(expected.partial().content(), actual);
		if (expected.cause() != null) {
			same("cause", expected.cause(), actual.cause());
		}
	}

	private void vectors(Vectors expected, Embedded actual) {
		same("vectors", expected.firstNumbers(),
				actual.vectors().stream().map((vector) -> first(vector, expected)).toList());
		actual.vectors().forEach((vector) -> same("dimensions", expected.dimensions(), vector.length));
		same("model", expected.model(), actual.model());
		same("tokens", expected.tokens(), actual.tokens());
	}

	private static List<Float> first(float[] vector, Vectors expected) {
		List<Float> numbers = new ArrayList<>();
		for (int index = 0; index < Math.min(vector.length, expected.firstNumbers().get(0).size()); index++) {
			numbers.add(vector[index]);
		}
		return numbers;
	}

	private void error(AnError expected, Failed actual, Instant now) {
		same("kind", expected.kind(), actual.kind());
		same("retry", (expected.retry() != null) ? expected.retry().from(now) : null, actual.retryAt());
	}

	private static @Nullable BigDecimal stripped(@Nullable BigDecimal cost) {
		return (cost != null) ? cost.stripTrailingZeros() : null;
	}

	/** How the parts of reasoning are joined is nobody's promise. */
	private static @Nullable String unspaced(@Nullable String text) {
		String unspaced = (text != null) ? text.replaceAll("\\s", "") : "";
		return unspaced.isEmpty() ? null : unspaced;
	}

	private void same(Aspect aspect, @Nullable Object expected, @Nullable Object actual) {
		if (this.aspects.contains(aspect)) {
			same(aspect.name().toLowerCase(Locale.ROOT).replace('_', ' '), expected, actual);
		}
	}

	private void same(String field, @Nullable Object expected, @Nullable Object actual) {
		if (!Objects.equals(expected, actual)) {
			this.mismatches.add(new Mismatch(field, expected, actual));
		}
	}

}
