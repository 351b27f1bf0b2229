package io.github.llmrouter.simulator;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content blocks of an answer in Anthropic's form.
 */
final class AnthropicBlocks {

	private AnthropicBlocks() {
	}

	/**
	 * The blocks: thinking with its signature, text, and uses of tools.
	 */
	static List<ObjectNode> of(Call call, Answer answer) {
		List<ObjectNode> blocks = new ArrayList<>();
		String reasoning = answer.content().reasoning();
		if (!reasoning.isEmpty()) {
			// Where the display is omitted the signature comes with empty thinking.
			blocks.add(Json.object()
				.put("type", "thinking")
				.put("thinking", answer.shownReasoning())
				.put("signature", Signatures.sign(call.account(), call.model(), answer.shownReasoning())));
		}
		if (!answer.text().isEmpty()) {
			blocks.add(Json.object().put("type", "text").put("text", answer.text()));
		}
		for (ToolCall toolCall : answer.toolCalls()) {
			ObjectNode block = Json.object()
				.put("type", "tool_use")
				.put("id", (toolCall.id() != null) ? toolCall.id() : "toolu_01" + call.ids().alphanumeric(22))
				.put("name", toolCall.name());
			JsonNode input = Json.read(toolCall.arguments());
			block.set("input", input.isMissingNode() ? Json.object() : input);
			blocks.add(block);
		}
		return blocks;
	}

}
