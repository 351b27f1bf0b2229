package io.github.llmrouter;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A piece of an answer while it is being written. Exactly one of text, reasoning and tool
 * call has content.
 *
 * @param text what follows in the answer, mostly empty in pieces of another kind
 * @param reasoning what follows in the reasoning, empty in pieces of another kind
 * @param toolCall what follows in a tool call, null in pieces of another kind
 */
public record ChatChunk(String text, String reasoning, @Nullable ToolCallDelta toolCall) {

	public ChatChunk {
		Objects.requireNonNull(text, "text");
		Objects.requireNonNull(reasoning, "reasoning");
	}

	/**
	 * Creates a piece of the answer.
	 * @param text the text, not empty
	 * @return the piece
	 */
	public static ChatChunk ofText(String text) {
		return new ChatChunk(text, "", null);
	}

	/**
	 * Creates a piece of the reasoning.
	 * @param reasoning the text, not empty
	 * @return the piece
	 */
	public static ChatChunk ofReasoning(String reasoning) {
		return new ChatChunk("", reasoning, null);
	}

	/**
	 * Creates a piece of a tool call.
	 * @param index which of the answer's tool calls, from 0
	 * @param id the call's id, the same in every piece of one call
	 * @param name the tool, the same in every piece of one call
	 * @param arguments what follows in the JSON of the arguments, may be empty
	 * @return the piece
	 */
	public static ChatChunk ofToolCall(int index, String id, String name, String arguments) {
		return new ChatChunk("", "", new ToolCallDelta(index, id, name, arguments));
	}

	/** Shows kind and size, no content. */
	@Override
	public String toString() {
		if (this.toolCall != null) {
			return "ChatChunk[" + this.toolCall + "]";
		}
		return "ChatChunk[" + (this.reasoning.isEmpty() ? this.text.length() + " characters"
				: this.reasoning.length() + " characters of reasoning") + "]";
	}

	/**
	 * A piece of a tool call.
	 *
	 * @param index which of the answer's tool calls, from 0
	 * @param id the call's id
	 * @param name the tool
	 * @param arguments what follows in the JSON of the arguments, may be empty
	 */
	public record ToolCallDelta(int index, String id, String name, String arguments) {

		/** Shows the tool and a size, no arguments. */
		@Override
		public String toString() {
			return "tool call " + this.index + ", " + this.name + ", " + this.arguments.length() + " characters";
		}
	}
}
