package io.github.llmrouter.dialect;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.CachePoint;
import io.github.llmrouter.ContentPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.Role;
import io.github.llmrouter.TextPart;

/**
 * Writes instructions and turns. All instructions go to the top-level {@code system},
 * also those from the middle of the conversation: only some models take them there. Turns
 * of the same role may follow each other; the provider joins them.
 */
final class AnthropicMessages {

	private final AnthropicBlocks blocks;

	private final AnthropicCache cache;

	private final Turns turns;

	AnthropicMessages(ChatCall call, AnthropicCache cache, Turns turns) {
		this.blocks = new AnthropicBlocks(call, cache);
		this.cache = cache;
		this.turns = turns;
	}

	/**
	 * Writes the instructions.
	 * @param body the request
	 * @param further an instruction of our own, null for none
	 */
	void writeSystem(ObjectNode body, @Nullable String further) {
		ArrayNode system = body.arrayNode();
		for (Message message : this.turns.instructions()) {
			message.parts()
				.stream()
				.filter((part) -> part instanceof TextPart || part instanceof CachePoint)
				.forEach((part) -> this.blocks.add(part, system));
		}
		if (further != null) {
			system.add(AnthropicBlocks.text(further));
		}
		if (!system.isEmpty()) {
			body.set("system", system);
		}
	}

	/**
	 * Writes the turns.
	 * @param body the request
	 * @param prefill whether the model goes on from a message of its own
	 */
	void writeTurns(ObjectNode body, boolean prefill) {
		ArrayNode messages = body.putArray("messages");
		for (Message turn : this.turns.turns()) {
			writeTurn(turn, body);
		}
		JsonNode last = messages.path(messages.size() - 1);
		if (last instanceof ObjectNode open && "assistant".equals(last.path("role").stringValue(""))) {
			if (prefill) {
				endWithoutSpace(open.path("content"));
			}
			else {
				ArrayNode instruction = messages.addObject().put("role", "user").putArray("content");
				instruction.add(AnthropicBlocks.text(Turns.CONTINUE));
			}
		}
	}

	/** The API refuses white space at the end of what shall be continued. */
	private static void endWithoutSpace(JsonNode content) {
		if (content.path(content.size() - 1) instanceof ObjectNode block && block.path("text").isString()) {
			block.put("text", block.path("text").stringValue("").stripTrailing());
		}
	}

	private void writeTurn(Message turn, ObjectNode body) {
		ArrayNode messages = body.withArray("messages");
		ArrayNode content = messages.arrayNode();
		for (ContentPart part : turn.parts()) {
			if (!this.blocks.add(part, content) && part instanceof CachePoint point) {
				markEarlier(body, point);
			}
		}
		if (!content.isEmpty()) {
			messages.addObject()
				.put("role", (turn.role() == Role.ASSISTANT) ? "assistant" : "user")
				.set("content", content);
		}
	}

	/** A mark at the beginning of a turn stands behind what comes before it. */
	private void markEarlier(ObjectNode body, CachePoint point) {
		List<JsonNode> earlier = new ArrayList<>(List.of(body.path("tools"), body.path("system")));
		body.path("messages").forEach((message) -> earlier.add(message.path("content")));
		for (int index = earlier.size() - 1; index >= 0; index--) {
			if (earlier.get(index) instanceof ArrayNode blocks && this.cache.markLast(blocks, point.lifetime())) {
				return;
			}
		}
	}

	/**
	 * Brings what needs no blocks into its shortest form.
	 * @param body a request with all its marks
	 */
	static void shorten(ObjectNode body) {
		if (body.path("system") instanceof ArrayNode system) {
			body.set("system", AnthropicBlocks.plain(system));
		}
		for (JsonNode message : body.path("messages")) {
			if (message instanceof ObjectNode object && message.path("content") instanceof ArrayNode content) {
				object.set("content", AnthropicBlocks.plain(content));
			}
		}
	}

}
