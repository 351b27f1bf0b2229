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
 * Writes text and media of the turns of one conversation and of tools' results, and the
 * marks of what is worth caching.
 */
final class ResponsesContent {

	private final ChatCall call;

	private final List<ObjectNode> marked = new ArrayList<>();

	private final List<CachePoint> marks = new ArrayList<>();

	private @Nullable ObjectNode last;

	ResponsesContent(ChatCall call) {
		this.call = call;
	}

	/**
	 * Writes parts.
	 * @param parts the parts; what is neither text, media nor a mark is left out
	 * @return the content, empty if there is none
	 */
	ArrayNode write(List<ContentPart> parts) {
		ArrayNode content = Json.MAPPER.createArrayNode();
		for (ContentPart part : parts) {
			if (part instanceof TextPart text && !text.text().isEmpty()) {
				this.last = content.addObject().put("type", "input_text").put("text", text.text());
			}
			else if (part instanceof MediaPart media) {
				this.last = content.addObject();
				write(this.call.media(media), this.last);
			}
			else if (part instanceof CachePoint mark && this.last != null) {
				this.marked.add(this.last);
				this.marks.add(mark);
			}
		}
		return content;
	}

	private static void write(MediaPart media, ObjectNode part) {
		String address = OpenAiMedia.address(media);
		switch (media.kind()) {
			case IMAGE -> part.put("type", "input_image").put("image_url", address).put("detail", "auto");
			case DOCUMENT -> writeDocument(media, address, part.put("type", "input_file"));
			case AUDIO -> part.put("type", "input_audio")
				.putObject("input_audio")
				.put("data", RequestBody.base64(media))
				.put("format", OpenAiMedia.format(media.mediaType()));
		}
	}

	/** A name is demanded beside data, and only there. */
	private static void writeDocument(MediaPart media, String address, ObjectNode part) {
		if (media.uri() != null) {
			part.put("file_url", address);
		}
		else {
			part.put("filename", OpenAiMedia.name(media)).put("file_data", address);
		}
	}

	/**
	 * Marks what is worth caching, once everything is written.
	 * @param body the request
	 */
	void finish(ObjectNode body) {
		if (this.marks.isEmpty() || !ModelQuirk.CACHE_BREAKPOINTS.of(this.call.target())) {
			return;
		}
		for (int i = Math.max(0, this.marks.size() - OpenAiCaching.MOST); i < this.marks.size(); i++) {
			OpenAiCaching.BREAKPOINTS.mark(this.marked.get(i), this.marks.get(i).lifetime());
		}
		OpenAiCaching.BREAKPOINTS.complete(body);
	}

	/**
	 * Writes plain text as such: every server takes that.
	 * @param item the item
	 * @param field its field
	 */
	static void simplify(ObjectNode item, String field) {
		StringBuilder text = new StringBuilder();
		for (JsonNode part : item.path(field)) {
			if (part.size() != 2 || !part.path("text").isString()) {
				return;
			}
			text.append(part.path("text").stringValue());
		}
		item.put(field, text.toString());
	}

}
