package io.github.llmrouter.demo;

import java.util.ArrayList;
import java.util.List;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.Message;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolChoice;
import io.github.llmrouter.ToolResult;
import io.github.llmrouter.tool.ToolSet;

/**
 * A question and the turns that its answer takes: one, or one more for each time that the
 * model wants tools called. Belongs to one thread.
 */
final class Conversation {

	private static final int MOST_TURNS = 5;

	private final ToolSet tools;

	private final List<ChatResponse> turns = new ArrayList<>();

	private final List<ToolUse> uses = new ArrayList<>();

	private ChatRequest next;

	Conversation(AskRequest question, ToolSet tools) {
		this.tools = tools;
		this.next = question.toChatRequest(tools.tools());
	}

	/** What the model is asked now. */
	ChatRequest next() {
		return this.next;
	}

	/**
	 * Takes the answer of a turn and calls the tools that it asks for.
	 * @param answer the answer
	 * @return what came of the tools; empty if this was the last turn
	 */
	List<ToolUse> take(ChatResponse answer) {
		this.turns.add(answer);
		if (answer.toolCalls().isEmpty() || answer.outcome() != Outcome.SUCCESS || this.turns.size() == MOST_TURNS) {
			return List.of();
		}
		List<ToolUse> called = new ArrayList<>();
		List<ToolResult> results = new ArrayList<>();
		for (ToolCall call : answer.toolCalls()) {
			ToolResult result = this.tools.invoke(call);
			results.add(result);
			called.add(ToolUse.of(call, result));
		}
		this.uses.addAll(called);
		ChatRequest.Builder request = this.next.toBuilder().message(answer.message()).message(Message.tool(results));
		if (this.turns.size() == MOST_TURNS - 1) {
			// The last turn has to be an answer.
			request.toolChoice(ToolChoice.none());
		}
		this.next = request.build();
		return called;
	}

	AskAnswer answer() {
		return AskAnswer.of(this.turns, this.uses);
	}

}
