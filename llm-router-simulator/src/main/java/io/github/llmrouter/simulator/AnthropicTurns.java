package io.github.llmrouter.simulator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Follows the tool calls of a conversation in Anthropic's form: each is answered in the
 * very next message.
 */
final class AnthropicTurns {

	private AnthropicTurns() {
	}

	/**
	 * The first result whose id is not that of a call in the message before.
	 */
	static @Nullable Finding unexpectedResult(Call call) {
		Set<String> known = Set.of();
		for (Place message : messages(call)) {
			for (Place result : blocks(message, "tool_result")) {
				if (!known.contains(result.text("tool_use_id"))) {
					return result.found(result.text("tool_use_id"));
				}
			}
			known = calls(message);
		}
		return null;
	}

	/**
	 * The first message with calls that the next message does not answer in full.
	 */
	static @Nullable Finding unanswered(Call call) {
		List<Place> messages = messages(call);
		for (int i = 0; i < messages.size(); i++) {
			Set<String> open = calls(messages.get(i));
			if (i + 1 < messages.size()) {
				blocks(messages.get(i + 1), "tool_result").forEach((each) -> open.remove(each.text("tool_use_id")));
			}
			if (!open.isEmpty()) {
				return messages.get(i).found(String.join(", ", open));
			}
		}
		return null;
	}

	/**
	 * The first result that stands after a block of another kind.
	 */
	static @Nullable Finding resultAfterOther(Call call) {
		for (Place message : messages(call)) {
			boolean other = false;
			for (Place block : message.child("content").elements().toList()) {
				boolean result = block.text("type").equals("tool_result");
				if (result && other) {
					return block.found();
				}
				other |= !result;
			}
		}
		return null;
	}

	/**
	 * The assistant's message that is still waiting for its answer: the one with calls
	 * whose results end the conversation.
	 */
	static @Nullable Place open(Call call) {
		List<Place> messages = messages(call);
		if (messages.size() < 2 || blocks(messages.get(messages.size() - 1), "tool_result").isEmpty()) {
			return null;
		}
		return messages.get(messages.size() - 2);
	}

	static List<Place> blocks(Place message, String type) {
		return message.child("content").elements().filter((block) -> block.text("type").equals(type)).toList();
	}

	private static List<Place> messages(Call call) {
		return Place.all(call.body(), "messages[*]").toList();
	}

	private static Set<String> calls(Place message) {
		return blocks(message, "tool_use").stream()
			.map((block) -> block.text("id"))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

}
