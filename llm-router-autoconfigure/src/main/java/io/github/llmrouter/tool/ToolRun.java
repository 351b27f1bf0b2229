package io.github.llmrouter.tool;

import java.util.List;

import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.Cost;
import io.github.llmrouter.Message;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;
import io.github.llmrouter.Usage;

/**
 * A conversation that ran with its tools. Immutable; {@link #toString()} shows no
 * content.
 */
public final class ToolRun {

	private final List<Message> messages;

	private final List<ChatResponse> responses;

	private final List<Execution> executions;

	private final End end;

	ToolRun(List<Message> messages, List<ChatResponse> responses, List<Execution> executions, End end) {
		this.messages = List.copyOf(messages);
		this.responses = List.copyOf(responses);
		this.executions = List.copyOf(executions);
		this.end = end;
	}

	/**
	 * Returns the last answer.
	 * @return the model's final answer if {@link #end()} is {@link End#ANSWERED};
	 * otherwise one that still asks for tools
	 */
	public ChatResponse response() {
		return this.responses.get(this.responses.size() - 1);
	}

	/**
	 * Returns every answer.
	 * @return an unmodifiable list in order, never empty
	 */
	public List<ChatResponse> responses() {
		return this.responses;
	}

	/**
	 * Returns the whole conversation: the request's messages, and every answer and tool
	 * result since. It can be sent on as it is after {@link End#ANSWERED} and
	 * {@link End#TIME}; after {@link End#TURNS} the calls of its last message are open.
	 * @return an unmodifiable list, oldest first
	 */
	public List<Message> messages() {
		return this.messages;
	}

	/**
	 * Returns the calls that were answered.
	 * @return an unmodifiable list in the order in which the model asked
	 */
	public List<Execution> executions() {
		return this.executions;
	}

	/**
	 * Returns why the run ended.
	 * @return the reason
	 */
	public End end() {
		return this.end;
	}

	/**
	 * Returns the tokens of all answers.
	 * @return the sum; unknown only if all are
	 */
	public Usage usage() {
		return this.responses.stream().map(ChatResponse::usage).reduce(Usage.unknown(), Usage::plus);
	}

	/**
	 * Returns what all calls cost, failed attempts included.
	 * @return the sum
	 */
	public Cost cost() {
		return this.responses.stream().map(ChatResponse::cost).reduce(Cost.notBilled(), Cost::plus);
	}

	@Override
	public String toString() {
		return "ToolRun[" + this.end + ", " + this.responses.size() + " answers, " + this.executions + ", " + usage()
				+ ", " + cost() + "]";
	}

	/** Why a run ended. */
	public enum End {

		/** The model answered without asking for a tool. */
		ANSWERED,

		/** The model still asked for tools at its last turn. */
		TURNS,

		/** The time was used up before the model answered. */
		TIME

	}

	/**
	 * A call and what came of it.
	 *
	 * @param call what the model asked for
	 * @param result what it was told
	 */
	public record Execution(ToolCall call, ToolResult result) {

		/** Shows the tool, no content. */
		@Override
		public String toString() {
			return this.call.name() + (this.result.error() ? " (failed)" : "");
		}
	}

}
