package io.github.llmrouter.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.ChatChunk;

/**
 * The blocks of a streamed message in the order in which they came. Their indices tell
 * which one grows; some gateways give the same to all.
 */
final class AnthropicStreamBlocks {

	private static final String SIGNATURE = "signature";

	private final @Nullable String answerTool;

	private final List<Block> blocks = new ArrayList<>();

	private final Map<Integer, Block> latest = new HashMap<>();

	private int toolCalls;

	AnthropicStreamBlocks(@Nullable String answerTool) {
		this.answerTool = answerTool;
	}

	boolean isEmpty() {
		return this.blocks.isEmpty();
	}

	void start(JsonNode event, Consumer<ChatChunk> pieces) {
		if (!(event.path("content_block") instanceof ObjectNode begun)) {
			return;
		}
		boolean answer = AnthropicReplies.isAnswer(begun, this.answerTool);
		String type = begun.path("type").stringValue("");
		boolean call = "tool_use".equals(type) && !answer;
		Block block = new Block(begun, type, answer, call ? this.toolCalls++ : -1);
		this.latest.put(event.path("index").intValue(this.blocks.size()), block);
		this.blocks.add(block);
		if (call) {
			pieces.accept(block.toolCall(""));
		}
		block.append("text", begun.path("text").stringValue(""), pieces);
		block.append("thinking", begun.path("thinking").stringValue(""), pieces);
		block.signature.append(begun.path(SIGNATURE).stringValue(""));
	}

	void add(JsonNode event, Consumer<ChatChunk> pieces) {
		Block block = this.latest.get(event.path("index").intValue(this.blocks.size() - 1));
		if (block == null) {
			return;
		}
		JsonNode delta = event.path("delta");
		switch (delta.path("type").stringValue("")) {
			case "text_delta" -> block.append("text", delta.path("text").stringValue(""), pieces);
			case "thinking_delta" -> block.append("thinking", delta.path("thinking").stringValue(""), pieces);
			case "input_json_delta" -> block.append("tool_use", delta.path("partial_json").stringValue(""), pieces);
			case "signature_delta" -> block.signature.append(delta.path(SIGNATURE).stringValue(""));
			default -> {
				// Citations, and kinds that are yet to come.
			}
		}
	}

	/** Some gateways give the arguments whole, with the beginning of the block. */
	void stop(JsonNode event, Consumer<ChatChunk> pieces) {
		Block block = this.latest.get(event.path("index").intValue(this.blocks.size() - 1));
		if (block != null && block.content.isEmpty() && !block.begun.path("input").isEmpty()) {
			block.append("tool_use", block.begun.path("input").toString(), pieces);
		}
	}

	/**
	 * Returns the blocks as a plain reply has them, but for arguments: they stay the text
	 * that the model wrote.
	 * @return the blocks in order
	 */
	ArrayNode merged() {
		ArrayNode merged = RequestBody.create().arrayNode();
		this.blocks.forEach((block) -> merged.add(block.merged()));
		return merged;
	}

	/**
	 * A block.
	 *
	 * @param begun what its first event said
	 * @param type its type
	 * @param answer whether its arguments are the answer
	 * @param toolCall which tool call it is, negative if it is none
	 * @param content its text, thinking or arguments so far
	 * @param signature its signature so far
	 */
	private record Block(ObjectNode begun, String type, boolean answer, int toolCall, StringBuilder content,
			StringBuilder signature) {

		Block(ObjectNode begun, String type, boolean answer, int toolCall) {
			this(begun, type, answer, toolCall, new StringBuilder(), new StringBuilder());
		}

		/** Adds what belongs to this type of block, and hands it on. */
		void append(String expected, String more, Consumer<ChatChunk> pieces) {
			if (!this.type.equals(expected) || more.isEmpty()) {
				return;
			}
			this.content.append(more);
			if ("thinking".equals(this.type)) {
				pieces.accept(ChatChunk.ofReasoning(more));
			}
			else if (this.toolCall >= 0) {
				pieces.accept(toolCall(more));
			}
			else {
				pieces.accept(ChatChunk.ofText(more));
			}
		}

		ChatChunk toolCall(String arguments) {
			return ChatChunk.ofToolCall(this.toolCall, this.begun.path("id").stringValue(""),
					this.begun.path("name").stringValue(""), arguments);
		}

		ObjectNode merged() {
			ObjectNode merged = this.begun.deepCopy();
			if ("tool_use".equals(this.type)) {
				return this.content.isEmpty() ? merged : merged.put("input", this.content.toString());
			}
			if ("text".equals(this.type)) {
				return merged.put("text", this.content.toString());
			}
			if (!"thinking".equals(this.type)) {
				return merged;
			}
			merged.put("thinking", this.content.toString());
			return this.signature.isEmpty() ? merged : merged.put(SIGNATURE, this.signature.toString());
		}
	}

}
