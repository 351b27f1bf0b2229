package io.github.llmrouter.conformance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Usage;
import io.github.llmrouter.conformance.Expected.AnAnswer;
import io.github.llmrouter.conformance.Expected.AnError;
import io.github.llmrouter.conformance.Expected.Tokens;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.dialect.Decoded;
import io.github.llmrouter.dialect.ProviderError;
import io.github.llmrouter.provider.Exchange;

/** Compares what came out of an exchange with what the recording says. */
final class Comparison {

	private final List<Mismatch> mismatches = new ArrayList<>();

	private final Instant now;

	private Comparison(Instant now) {
		this.now = now;
	}

	static List<Mismatch> compare(Expected expected, Exchange exchange, Instant now) {
		Comparison comparison = new Comparison(now);
		Decoded decoded = exchange.decoded();
		if (expected instanceof AnAnswer answer && decoded instanceof Answer actual) {
			comparison.answer(answer, actual);
		}
		else if (expected instanceof AnError error && decoded instanceof ProviderError actual) {
			comparison.error(error, actual);
		}
		else {
			comparison.mismatches.add(new Mismatch("outcome", expected, describe(exchange)));
		}
		return comparison.mismatches;
	}

	private static String describe(Exchange exchange) {
		if (exchange.decoded() instanceof Answer answer) {
			return "an answer: " + answer.text();
		}
		return (exchange.decoded() != null) ? exchange.decoded().toString() : exchange.toString();
	}

	private void answer(AnAnswer expected, Answer actual) {
		same("text", expected.text(), actual.text());
		same("finish reason", expected.finishReason(), actual.finishReason());
		same("model", expected.model(), actual.model());
		same("tool calls", expected.toolCalls(), actual.toolCalls().size());
		same("reasoning shown", expected.reasoningShown(), actual.reasoning() != null);
		same("tokens", expected.tokens(), tokens(actual.usage()));
	}

	private static @Nullable Tokens tokens(Usage usage) {
		return usage.isKnown() ? new Tokens(usage.promptTokens(), usage.cachedTokens(), usage.cacheWriteTokens(),
				usage.completionTokens(), usage.reasoningTokens()) : null;
	}

	private void error(AnError expected, ProviderError actual) {
		same("kind", expected.kind(), actual.kind());
		same("retry", (expected.retry() != null) ? expected.retry().from(this.now) : null,
				(actual.retry() != null) ? actual.retry().until() : null);
	}

	private void same(String field, @Nullable Object expected, @Nullable Object actual) {
		if (!Objects.equals(expected, actual)) {
			this.mismatches.add(new Mismatch(field, expected, actual));
		}
	}

}
