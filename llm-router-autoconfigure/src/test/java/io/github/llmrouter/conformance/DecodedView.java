package io.github.llmrouter.conformance;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ProviderState;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.Usage;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.dialect.Decoded;
import io.github.llmrouter.dialect.ProviderError;
import io.github.llmrouter.dialect.Vectors;
import io.github.llmrouter.provider.Exchange;

/** Sees what was decoded as the comparison wants it. */
final class DecodedView {

	private static final Pattern SEALED = Pattern.compile("\"(?:signature|data|encrypted_content)\":\"[^\"]");

	private static final Set<String> MAYBE_READABLE = Set.of("openrouter.reasoning_details", "openai.reasoning_item");

	private DecodedView() {
	}

	static Actual of(Exchange exchange) {
		Decoded decoded = exchange.decoded();
		if (decoded instanceof Answer answer) {
			return of(answer);
		}
		if (decoded instanceof Vectors vectors) {
			return new Actual.Embedded(vectors.vectors(), vectors.model(),
					vectors.usage().isKnown() ? vectors.usage().promptTokens() : null);
		}
		if (decoded instanceof ProviderError error) {
			return new Actual.Failed(error.kind(), (error.retry() != null) ? error.retry().until() : null);
		}
		return (exchange.failure() != null) ? new Actual.Failed(exchange.failure(), null)
				: new Actual.Unforeseen(exchange.toString());
	}

	static Actual.Answered of(Answer answer) {
		return new Actual.Answered(content(answer), answer.finishReason(), answer.model(), tokens(answer.usage()),
				answer.cost());
	}

	private static Content content(Answer answer) {
		List<ToolCall> calls = answer.toolCalls()
			.stream()
			.map((call) -> ToolCall.written(call.id(), call.name(), call.arguments()))
			.toList();
		boolean opaque = answer.toolCalls().stream().anyMatch((call) -> call.state() != null) || answer.message()
			.parts()
			.stream()
			.anyMatch((part) -> part instanceof ReasoningPart reasoning && isOpaque(reasoning));
		return new Content(answer.text(), answer.reasoning(), answer.refusal(), calls, opaque,
				!answer.logprobs().isEmpty());
	}

	/** What OpenRouter, DeepSeek and open models want back may be readable. */
	private static boolean isOpaque(ReasoningPart reasoning) {
		ProviderState state = reasoning.state();
		if (state == null || state.data().equals(reasoning.text())) {
			return false;
		}
		return !MAYBE_READABLE.contains(state.format()) || SEALED.matcher(state.data()).find();
	}

	private static @Nullable Tokens tokens(Usage usage) {
		return usage.isKnown() ? new Tokens(usage.promptTokens(), usage.cachedTokens(), usage.cacheWriteTokens(),
				usage.completionTokens(), usage.reasoningTokens()) : null;
	}

}
