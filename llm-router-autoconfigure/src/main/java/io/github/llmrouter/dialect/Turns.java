package io.github.llmrouter.dialect;

import java.util.ArrayList;
import java.util.List;

import io.github.llmrouter.CachePoint;
import io.github.llmrouter.ContentPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.Role;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.ToolResult;

/**
 * A conversation for wire formats that keep instructions apart and know two speakers
 * only. Instructions from later in the conversation come along, in their order; a
 * conversation of nothing else has none: its text is what is asked.
 *
 * @param instructions what stands above the conversation
 * @param turns what was said, by the caller or the model; messages of tool results speak
 * for the caller
 */
record Turns(List<Message> instructions, List<Message> turns) {

	/**
	 * What follows a conversation that ends with words of the model, where it cannot be
	 * made to go on from them.
	 */
	static final String CONTINUE = "Continue your last message exactly where it ends. Repeat nothing of it.";

	static Turns of(List<Message> messages) {
		List<Message> said = messages.stream().filter((message) -> !message.parts().isEmpty()).toList();
		List<Message> instructions = said.stream()
			.filter((message) -> message.role() == Role.SYSTEM && !message.text().isBlank())
			.toList();
		List<Message> turns = said.stream()
			.filter((message) -> message.role() != Role.SYSTEM && saysSomething(message))
			.toList();
		if (turns.isEmpty()) {
			return new Turns(List.of(), instructions.stream().map((message) -> Message.user(message.parts())).toList());
		}
		return new Turns(instructions, joined(turns));
	}

	/** Blank turns are refused by these wire formats. */
	private static boolean saysSomething(Message message) {
		return message.parts()
			.stream()
			.anyMatch((part) -> (part instanceof TextPart text) ? !text.text().isBlank()
					: !(part instanceof CachePoint) && !(part instanceof ReasoningPart));
	}

	/**
	 * The results of one turn of the model, and what the caller adds to them, have to
	 * stand in one turn, results first.
	 */
	private static List<Message> joined(List<Message> turns) {
		List<Message> joined = new ArrayList<>();
		for (Message turn : turns) {
			Message last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
			if (last != null && last.role() != Role.ASSISTANT && turn.role() != Role.ASSISTANT
					&& !last.toolResults().isEmpty()) {
				List<ContentPart> parts = new ArrayList<>(last.parts());
				parts.addAll(turn.parts());
				joined.set(joined.size() - 1, Message.of(turn.role(), parts));
			}
			else {
				joined.add(turn);
			}
		}
		return joined.stream().map(Turns::resultsFirst).toList();
	}

	private static Message resultsFirst(Message turn) {
		if (turn.role() == Role.ASSISTANT || turn.toolResults().isEmpty()) {
			return turn;
		}
		int lastResult = 0;
		List<ContentPart> parts = turn.parts();
		for (int index = 0; index < parts.size(); index++) {
			lastResult = (parts.get(index) instanceof ToolResult) ? index : lastResult;
		}
		List<ContentPart> ordered = new ArrayList<>();
		List<ContentPart> others = new ArrayList<>();
		for (int index = 0; index < parts.size(); index++) {
			boolean first = parts.get(index) instanceof ToolResult
					|| (index < lastResult && parts.get(index) instanceof CachePoint);
			(first ? ordered : others).add(parts.get(index));
		}
		ordered.addAll(others);
		return Message.of(turn.role(), ordered);
	}

	/**
	 * Returns where the turns begin that the model has not ended yet: those after the
	 * caller's last own words.
	 * @return the index of the first of them, the number of turns if there are none
	 */
	int beginOfCurrent() {
		for (int index = this.turns.size() - 1; index >= 0; index--) {
			Message turn = this.turns.get(index);
			if (turn.role() != Role.ASSISTANT && turn.toolResults().isEmpty()) {
				return index + 1;
			}
		}
		return 0;
	}

	/**
	 * Returns whether the model spoke last.
	 * @return true if so
	 */
	boolean endsWithModel() {
		return !this.turns.isEmpty() && this.turns.get(this.turns.size() - 1).role() == Role.ASSISTANT;
	}
}
