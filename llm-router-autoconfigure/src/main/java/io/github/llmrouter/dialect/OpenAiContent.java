package io.github.llmrouter.dialect;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.CachePoint;
import io.github.llmrouter.ContentPart;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.TextPart;

/**
 * Writes the contents of messages: as parts at first, because a later mark may belong to
 * any of them, and in the end as plain text where nothing but text is left.
 */
final class OpenAiContent {

	private final ChatCall call;

	private final List<ObjectNode> messages = new ArrayList<>();

	private final List<Mark> marks = new ArrayList<>();

	private @Nullable ObjectNode last;

	OpenAiContent(ChatCall call) {
		this.call = call;
	}

	/**
	 * Writes the content of a message.
	 * @param message the message
	 * @param parts the parts; those that are no content are left out
	 */
	void write(ObjectNode message, List<? extends ContentPart> parts) {
		ArrayNode content = message.putArray("content");
		this.messages.add(message);
		for (ContentPart part : parts) {
			if (part instanceof CachePoint point) {
				mark(point);
			}
			else {
				add(content, part);
			}
		}
	}

	private void add(ArrayNode content, ContentPart part) {
		if (part instanceof TextPart text && !text.text().isEmpty()) {
			this.last = content.addObject().put("type", "text").put("text", text.text());
		}
		else if (part instanceof MediaPart media) {
			this.last = content.addObject();
			OpenAiMedia.write(this.last, this.call.media(media), this.call.target());
		}
	}

	private void mark(CachePoint point) {
		if (this.last != null) {
			this.marks.add(new Mark(this.last, point.lifetime()));
		}
	}

	/**
	 * Ends the writing.
	 * @param caching how marks are written
	 * @param body the request
	 */
	void finish(OpenAiCaching caching, ObjectNode body) {
		if (caching != OpenAiCaching.NONE && !this.marks.isEmpty()) {
			boolean tools = body.path("tools").valueStream().anyMatch((tool) -> tool.has(OpenAiCaching.TOOL_MARK));
			int first = Math.max(0, this.marks.size() - OpenAiCaching.MOST + (tools ? 1 : 0));
			this.marks.subList(first, this.marks.size()).forEach((mark) -> caching.mark(mark.part(), mark.lifetime()));
			caching.complete(body);
		}
		this.messages.forEach(OpenAiContent::simplify);
	}

	/** Every server takes plain text; not every one takes parts. */
	private static void simplify(ObjectNode message) {
		JsonNode content = message.path("content");
		StringBuilder text = new StringBuilder();
		for (JsonNode part : content) {
			if (part.size() != 2 || !part.path("text").isString()) {
				return;
			}
			text.append(part.path("text").stringValue());
		}
		message.set("content",
				(content.size() == 1) ? content.path(0).path("text") : message.stringNode(text.toString()));
	}

	private record Mark(ObjectNode part, CachePoint.Lifetime lifetime) {

	}

}
