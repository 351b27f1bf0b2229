package io.github.llmrouter.simulator;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Follows the tool calls of a conversation in OpenAI's form and the messages that answer
 * them.
 */
final class ToolTurns {

	private ToolTurns() {
	}

	/**
	 * The first message of a tool that follows no message with calls.
	 */
	static @Nullable Finding orphan(Call call) {
		boolean calls = false;
		for (Place message : Place.all(call.body(), "messages[*]").toList()) {
			if (!message.text("role").equals("tool")) {
				calls = hasCalls(message);
			}
			else if (!calls) {
				return message.child("role").found();
			}
		}
		return null;
	}

	/**
	 * The first message of a tool whose id is not that of a call just before.
	 */
	static @Nullable Finding unknownId(Call call) {
		Set<String> ids = Set.of();
		for (Place message : Place.all(call.body(), "messages[*]").toList()) {
			Place id = message.child("tool_call_id");
			if (!message.text("role").equals("tool")) {
				ids = ids(message);
			}
			else if (!ids.contains(Json.text(id.node()))) {
				return id.found();
			}
		}
		return null;
	}

	/**
	 * The first message with calls that are not all answered before the next message of
	 * another kind.
	 */
	static @Nullable Finding unanswered(Call call) {
		Set<String> open = new LinkedHashSet<>();
		Place asking = new Place("", call.body());
		for (Place message : Place.all(call.body(), "messages[*]").toList()) {
			if (message.text("role").equals("tool")) {
				open.remove(message.text("tool_call_id"));
				continue;
			}
			if (!open.isEmpty()) {
				break;
			}
			asking = message;
			open.addAll(ids(message));
		}
		return open.isEmpty() ? null : asking.found(String.join(", ", open));
	}

	private static boolean hasCalls(Place message) {
		return message.text("role").equals("assistant") && !message.node().path("tool_calls").isEmpty();
	}

	private static Set<String> ids(Place message) {
		if (!hasCalls(message)) {
			return Set.of();
		}
		return message.child("tool_calls").elements().map((each) -> each.text("id")).collect(Collectors.toSet());
	}

}
