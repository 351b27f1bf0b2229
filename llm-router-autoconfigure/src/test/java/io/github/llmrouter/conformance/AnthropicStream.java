package io.github.llmrouter.conformance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the events of one of Anthropic's messages together. */
final class AnthropicStream {

	private static final Map<String, String> GROWING = Map.of("text_delta", "text", "thinking_delta", "thinking",
			"signature_delta", "signature", "input_json_delta", "partial_json");

	private final Map<Integer, ObjectNode> blocks = new TreeMap<>();

	private ObjectNode message = Readings.object();

	private AnthropicStream() {
	}

	static Assembled assemble(List<SseText.Event> events) {
		AnthropicStream stream = new AnthropicStream();
		for (SseText.Event event : events) {
			JsonNode data = Readings.json(event.data());
			String type = data.path("type").asString("");
			if (type.equals("message_stop")) {
				return stream.assembled(true, null);
			}
			if (Readings.holdsError(data)) {
				return stream.assembled(false, data);
			}
			// What was shown can not be taken back for a message that begins anew.
			if (type.equals("message_start") && !stream.blocks.isEmpty()) {
				return stream.assembled(false, null);
			}
			stream.event(type, data);
		}
		return stream.assembled(stream.message.hasNonNull("stop_reason"), null);
	}

	private void event(String type, JsonNode data) {
		int index = data.path("index").asInt(0);
		switch (type) {
			case "message_start" -> this.message = (ObjectNode) data.path("message").deepCopy();
			case "content_block_start" -> this.blocks.put(index, (ObjectNode) data.path("content_block").deepCopy());
			case "content_block_delta" -> delta(this.blocks.get(index), data.path("delta"));
			case "message_delta" -> messageDelta(data);
			default -> {
				// Pings, and the ends of blocks, say nothing.
			}
		}
	}

	private void delta(ObjectNode block, JsonNode delta) {
		String member = GROWING.get(delta.path("type").asString(""));
		if (member != null) {
			block.put(member, block.path(member).asString("") + delta.path(member).asString(""));
		}
	}

	/** The counts are those of the whole so far: they replace what the start named. */
	private void messageDelta(JsonNode data) {
		data.path("delta").forEachEntry(this.message::set);
		ObjectNode usage = this.message.withObject("/usage");
		data.path("usage").forEachEntry((name, count) -> {
			if (!count.isNull()) {
				usage.set(name, count);
			}
		});
	}

	private Assembled assembled(boolean ended, @Nullable JsonNode error) {
		ArrayNode content = this.message.putArray("content");
		this.blocks.values().forEach((block) -> {
			String written = block.path("partial_json").asString("");
			if (!written.isEmpty()) {
				block.set("input", ToolCall.written(null, "", written).arguments());
			}
			content.add(block);
		});
		return new Assembled(this.message, ended, error);
	}

}
