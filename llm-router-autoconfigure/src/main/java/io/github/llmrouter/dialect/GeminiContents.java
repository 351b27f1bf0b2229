package io.github.llmrouter.dialect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.ContentPart;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.Role;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;

/** Writes the turns of a conversation. */
final class GeminiContents {

	/**
	 * Stands for the signature of a call that another model made. Google documents it for
	 * histories from elsewhere; it was not tried against the service here.
	 */
	static final String NO_SIGNATURE = "skip_thought_signature_validator";

	private final GeminiParts parts;

	private final Turns turns;

	private final boolean signed;

	/**
	 * Starts to write.
	 * @param call the call
	 * @param turns its turns
	 * @param signed whether the model wants a signature with the calls of the current
	 * turn
	 */
	GeminiContents(ChatCall call, Turns turns, boolean signed) {
		this.parts = new GeminiParts(call);
		this.turns = turns;
		this.signed = signed;
	}

	void write(ObjectNode body) {
		ArrayNode contents = body.putArray("contents");
		int current = this.turns.beginOfCurrent();
		List<ToolCall> calls = List.of();
		for (int index = 0; index < this.turns.turns().size(); index++) {
			Message turn = this.turns.turns().get(index);
			boolean model = turn.role() == Role.ASSISTANT;
			ArrayNode written = contents.arrayNode();
			(model ? turn.parts() : ordered(turn, calls)).forEach((part) -> this.parts.add(part, written));
			if (model && this.signed && index >= current) {
				sign(written);
			}
			if (!written.isEmpty()) {
				contents.addObject().put("role", model ? "model" : "user").set("parts", written);
			}
			calls = turn.toolCalls();
		}
		if (this.turns.endsWithModel()) {
			contents.addObject().put("role", "user").putArray("parts").addObject().put("text", Turns.CONTINUE);
		}
	}

	/** The first of several calls at once carries the signature of all. */
	private static void sign(ArrayNode parts) {
		ObjectNode first = null;
		for (JsonNode part : parts) {
			boolean call = part.has("functionCall");
			if (call && part.has(GeminiParts.SIGNATURE_FIELD)) {
				return;
			}
			first = (call && first == null && part instanceof ObjectNode object) ? object : first;
		}
		if (first != null) {
			first.put(GeminiParts.SIGNATURE_FIELD, NO_SIGNATURE);
		}
	}

	/** Results in the order of their calls, then the media they hold, then the rest. */
	private static List<ContentPart> ordered(Message turn, List<ToolCall> calls) {
		List<String> ids = calls.stream().map(ToolCall::id).toList();
		List<ToolResult> results = new ArrayList<>(turn.toolResults());
		results.sort(Comparator.comparingInt((result) -> {
			int place = ids.indexOf(result.callId());
			return (place < 0) ? ids.size() : place;
		}));
		List<ContentPart> ordered = new ArrayList<>(results);
		results
			.forEach((result) -> result.content().stream().filter(MediaPart.class::isInstance).forEach(ordered::add));
		turn.parts().stream().filter((part) -> !(part instanceof ToolResult)).forEach(ordered::add);
		return ordered;
	}

}
