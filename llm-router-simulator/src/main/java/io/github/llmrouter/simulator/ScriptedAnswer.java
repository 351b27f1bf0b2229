package io.github.llmrouter.simulator;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An answer of a script. What it leaves open is as generated.
 *
 * @param content what the model says, or {@code null} for what it says without a script
 * @param finishReason the finish reason, or {@code null} for the one that follows
 * @param usage the token counts, or {@code null} to count
 */
record ScriptedAnswer(@Nullable Content content, @Nullable String finishReason, @Nullable TokenUsage usage) {

	static final ScriptedAnswer GENERATED = new ScriptedAnswer(null, null, null);

	static ScriptedAnswer of(List<String> chunks) {
		return new ScriptedAnswer(new Content("", Reasoning.NONE, List.copyOf(chunks), null, List.of()), null, null);
	}

	ScriptedAnswer reasoning(String reasoning) {
		Content said = said();
		return with(new Content(reasoning, Reasoning.SHOWN, said.text(), said.refusal(), said.toolCalls()));
	}

	ScriptedAnswer refusal(String refusal) {
		Content said = said();
		return with(new Content(said.reasoning(), said.visibility(), said.text(), refusal, said.toolCalls()));
	}

	ScriptedAnswer toolCall(ToolCall toolCall) {
		Content said = said();
		List<ToolCall> calls = new ArrayList<>(said.toolCalls());
		calls.add(toolCall);
		return with(new Content(said.reasoning(), said.visibility(), said.text(), said.refusal(), List.copyOf(calls)));
	}

	ScriptedAnswer finishReason(String finishReason) {
		return new ScriptedAnswer(this.content, finishReason, this.usage);
	}

	ScriptedAnswer usage(TokenUsage usage) {
		return new ScriptedAnswer(this.content, this.finishReason, usage);
	}

	/**
	 * The whole answer.
	 */
	Answer complete(Answer generated) {
		if (this.content == null) {
			return new Answer(generated.content(), generated.cutShort(),
					(this.finishReason != null) ? this.finishReason : generated.finishReason(),
					(this.usage != null) ? this.usage : generated.usage());
		}
		TokenUsage counted = new TokenUsage(generated.usage().prompt(), this.content.tokens(), 0, 0,
				this.content.reasoningTokens());
		return new Answer(this.content, false, this.finishReason, (this.usage != null) ? this.usage : counted);
	}

	private Content said() {
		return (this.content != null) ? this.content : Content.ofText("");
	}

	private ScriptedAnswer with(Content content) {
		return new ScriptedAnswer(content, this.finishReason, this.usage);
	}

}
