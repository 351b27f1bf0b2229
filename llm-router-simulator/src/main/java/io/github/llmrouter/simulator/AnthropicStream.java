package io.github.llmrouter.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events of one streamed message: its start, each block in pieces, and its end. A
 * ping follows the start of the first block.
 */
final class AnthropicStream {

	/** What Anthropic sends while it has nothing to say. */
	static final StreamEvent PING = StreamEvent.frame("ping", Json.object().put("type", "ping"));

	private final Answer answer;

	private final List<StreamEvent> events = new ArrayList<>();

	private int toolCalls;

	private AnthropicStream(Answer answer) {
		this.answer = answer;
	}

	/**
	 * All events.
	 * @param message the message without content
	 * @param usage the token counts
	 * @param end the stop reason and what belongs to it
	 */
	static List<StreamEvent> events(Call call, Answer answer, ObjectNode message, ObjectNode usage, ObjectNode end) {
		AnthropicStream stream = new AnthropicStream(answer);
		stream.start(message, usage);
		int index = 0;
		for (ObjectNode block : AnthropicBlocks.of(call, answer)) {
			stream.block(index++, block);
		}
		ObjectNode delta = Json.object().put("type", "message_delta");
		delta.set("delta", end);
		delta.set("usage", usage);
		stream.events.add(StreamEvent.end("message_delta", delta));
		stream.events.add(StreamEvent.end("message_stop", Json.object().put("type", "message_stop")));
		return stream.events;
	}

	private void start(ObjectNode message, ObjectNode usage) {
		ObjectNode begun = message.deepCopy();
		begun.putArray("content");
		begun.putNull("stop_reason").putNull("stop_sequence").putNull("stop_details");
		begun.set("usage", usage.deepCopy().without("output_tokens_details").put("output_tokens", 1));
		ObjectNode data = Json.object().put("type", "message_start");
		data.set("message", begun);
		this.events.add(StreamEvent.frame("message_start", data));
	}

	private void block(int index, ObjectNode block) {
		switch (Json.text(block.path("type"))) {
			case "thinking" -> {
				open(index, block.deepCopy().put("thinking", "").put("signature", ""), false);
				deltas(index, Pieces.ofText(Json.text(block.path("thinking"))), "thinking_delta", "thinking");
				deltas(index, List.of(Json.text(block.path("signature"))), "signature_delta", "signature");
			}
			case "text" -> {
				open(index, block.deepCopy().put("text", ""), false);
				deltas(index, this.answer.content().text(), "text_delta", "text");
			}
			default -> {
				ObjectNode empty = block.deepCopy();
				empty.putObject("input");
				open(index, empty, true);
				deltas(index, nextArguments(), "input_json_delta", "partial_json");
			}
		}
		this.events.add(StreamEvent.frame("content_block_stop",
				Json.object().put("type", "content_block_stop").put("index", index)));
	}

	/**
	 * The arguments begin with an empty piece; empty arguments are nothing else.
	 */
	private List<String> nextArguments() {
		String arguments = this.answer.toolCalls().get(this.toolCalls++).arguments();
		List<String> pieces = new ArrayList<>(List.of(""));
		if (!arguments.equals("{}")) {
			pieces.addAll(Pieces.ofArguments(arguments));
		}
		return pieces;
	}

	private void open(int index, ObjectNode block, boolean content) {
		ObjectNode data = Json.object().put("type", "content_block_start").put("index", index);
		data.set("content_block", block);
		Function<JsonNode, StreamEvent> kind = (node) -> content ? StreamEvent.content("content_block_start", node)
				: StreamEvent.frame("content_block_start", node);
		this.events.add(kind.apply(data));
		if (index == 0) {
			this.events.add(PING);
		}
	}

	private void deltas(int index, List<String> pieces, String type, String field) {
		for (String piece : pieces) {
			ObjectNode data = Json.object().put("type", "content_block_delta").put("index", index);
			data.putObject("delta").put("type", type).put(field, piece);
			this.events.add(StreamEvent.content("content_block_delta", data));
		}
	}

}
