package io.github.llmrouter.conformance;

import java.util.Collections;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

import io.github.llmrouter.Usage;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.dialect.Decoded;
import io.github.llmrouter.dialect.ProviderError;
import io.github.llmrouter.provider.Exchange;

/** Sees what was decoded as the comparison wants it. */
final class DecodedView {

	/** What an answer shows of itself. */
	static final Set<Aspect> ASPECTS = Set.of(Aspect.TEXT, Aspect.REASONING, Aspect.REFUSAL, Aspect.TOOL_CALL_COUNT,
			Aspect.FINISH_REASON, Aspect.MODEL, Aspect.TOKENS);

	private DecodedView() {
	}

	static Actual of(Exchange exchange) {
		Decoded decoded = exchange.decoded();
		if (decoded instanceof Answer answer) {
			return new Actual.Answered(content(answer), answer.finishReason(), answer.model(), tokens(answer.usage()),
					answer.cost());
		}
		if (decoded instanceof ProviderError error) {
			return new Actual.Failed(error.kind(), (error.retry() != null) ? error.retry().until() : null);
		}
		return new Actual.Unforeseen((decoded != null) ? decoded.toString() : exchange.toString());
	}

	private static Content content(Answer answer) {
		ToolCall unnamed = new ToolCall(null, "", StringNode.valueOf(""));
		return new Content(answer.text(), answer.reasoning(), answer.refusal(),
				Collections.nCopies(answer.toolCalls().size(), unnamed), false, false);
	}

	private static @Nullable Tokens tokens(Usage usage) {
		return usage.isKnown() ? new Tokens(usage.promptTokens(), usage.cachedTokens(), usage.cacheWriteTokens(),
				usage.completionTokens(), usage.reasoningTokens()) : null;
	}

}
