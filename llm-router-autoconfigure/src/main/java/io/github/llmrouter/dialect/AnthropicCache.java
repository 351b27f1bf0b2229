package io.github.llmrouter.dialect;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.CachePoint.Lifetime;

/**
 * Collects the places that are worth caching, in the order of the prompt: tools,
 * instructions, conversation.
 */
final class AnthropicCache {

	static final String FIELD = "cache_control";

	/** More are refused. */
	private static final int MOST = 4;

	private final List<Mark> marks = new ArrayList<>();

	/**
	 * Marks a tool.
	 * @param tool its definition
	 * @param lifetime how long, null not to mark it
	 */
	void mark(ObjectNode tool, @Nullable Lifetime lifetime) {
		if (lifetime != null) {
			this.marks.removeIf((mark) -> mark.block == tool);
			this.marks.add(new Mark(tool, lifetime));
		}
	}

	/**
	 * Marks the last block of several that can carry a mark: thinking cannot.
	 * @param blocks the blocks
	 * @param lifetime how long
	 * @return whether there was one
	 */
	boolean markLast(ArrayNode blocks, Lifetime lifetime) {
		for (int index = blocks.size() - 1; index >= 0; index--) {
			if (blocks.get(index) instanceof ObjectNode block
					&& !block.path("type").stringValue("").endsWith("thinking")) {
				mark(block, lifetime);
				return true;
			}
		}
		return false;
	}

	/**
	 * Writes the last marks, which cover what the earlier ones would: the longest
	 * prefixes. A longer lifetime may not follow a shorter one.
	 */
	void write() {
		boolean shortOnly = false;
		for (Mark mark : this.marks.subList(Math.max(0, this.marks.size() - MOST), this.marks.size())) {
			ObjectNode control = mark.block.putObject(FIELD).put("type", "ephemeral");
			shortOnly = shortOnly || mark.lifetime == Lifetime.SHORT;
			if (!shortOnly) {
				control.put("ttl", "1h");
			}
		}
	}

	private record Mark(ObjectNode block, Lifetime lifetime) {

	}

}
