package io.github.llmrouter.simulator;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Mistral's chunks: reasoning is a part of the content, calls of tools come whole, and
 * the last chunk of the answer carries finish reason and usage.
 */
final class MistralStream extends OpenAiStream {

	MistralStream(OpenAiFormat format, Call call, ObjectNode skeleton, Answer answer) {
		super(format, call, skeleton, answer);
	}

	@Override
	void start() {
		add(StreamEvent.frame(null, chunk(Json.object().put("role", "assistant").put("content", ""), null)));
	}

	@Override
	void writeReasoning(ObjectNode delta, String piece) {
		delta.putArray("content").add(MistralFormat.thinking(piece));
	}

	@Override
	void toolCalls() {
		// They come with the end.
	}

	@Override
	void end() {
		ObjectNode delta = Json.object();
		if (answer().toolCalls().isEmpty()) {
			delta.put("content", "");
			add(StreamEvent.end(null, last(delta)));
			return;
		}
		ArrayNode calls = delta.putArray("tool_calls");
		for (ToolCall toolCall : answer().toolCalls()) {
			calls.add(format().toolCall(call(), toolCall).put("index", calls.size()));
		}
		add(StreamEvent.lastContent(last(delta), chunk(delta, null)));
	}

	private ObjectNode last(ObjectNode delta) {
		ObjectNode chunk = chunk(delta, finishReason());
		chunk.set("usage", usage());
		return chunk;
	}

	@Override
	boolean usageWanted() {
		return false;
	}

}
