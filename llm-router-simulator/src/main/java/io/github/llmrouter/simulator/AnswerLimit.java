package io.github.llmrouter.simulator;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Ends an answer where the token limit of the request is reached: in the reasoning, the
 * text, or the arguments of a tool.
 */
final class AnswerLimit {

	private @Nullable Integer left;

	private boolean cutShort;

	private AnswerLimit(@Nullable Integer maxTokens) {
		this.left = (maxTokens != null) ? Math.max(0, maxTokens) : null;
	}

	static Answer apply(Prompt prompt, String reasoning, String text, List<ToolCall> calls) {
		AnswerLimit limit = new AnswerLimit(prompt.form().maxTokens());
		String thought = limit.take(reasoning);
		String said = limit.take(text);
		List<ToolCall> called = limit.take(calls);
		Content content = new Content(thought, prompt.form().reasoning(), Pieces.ofText(said), null, called);
		return new Answer(content, limit.cutShort, null,
				new TokenUsage(prompt.tokens(), content.tokens(), 0, 0, content.reasoningTokens()));
	}

	private String take(String text) {
		int tokens = TokenUsage.tokensOf(text);
		if (this.left == null || tokens <= this.left) {
			this.left = (this.left != null) ? this.left - tokens : null;
			return text;
		}
		String kept = text.substring(0, this.left * TokenUsage.CHARACTERS_PER_TOKEN);
		this.left = 0;
		this.cutShort = true;
		return kept;
	}

	private List<ToolCall> take(List<ToolCall> calls) {
		List<ToolCall> taken = new ArrayList<>();
		for (ToolCall call : calls) {
			if (!take(call.name()).equals(call.name())) {
				break;
			}
			taken.add(new ToolCall(call.name(), take(call.arguments()), call.id()));
		}
		return List.copyOf(taken);
	}

}
