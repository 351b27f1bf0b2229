package io.github.llmrouter.dialect;

import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import io.github.llmrouter.CachePoint;
import io.github.llmrouter.ContentPart;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.Role;
import io.github.llmrouter.TextPart;

/** Writes text and media of a turn or of a tool's result. */
final class ResponsesContent {

	private ResponsesContent() {
	}

	/**
	 * Writes parts.
	 * @param call the call, which knows media by their addresses
	 * @param parts the parts; what is neither text, media nor a mark is left out
	 * @return a string for nothing but text, otherwise an array
	 */
	static JsonNode of(ChatCall call, List<ContentPart> parts) {
		boolean marks = ResponsesModels.takesCachePoints(call.target().model())
				&& parts.stream().anyMatch(CachePoint.class::isInstance);
		if (!marks && parts.stream().noneMatch(MediaPart.class::isInstance)) {
			return StringNode.valueOf(Message.of(Role.USER, parts).text());
		}
		ArrayNode content = Json.MAPPER.createArrayNode();
		for (ContentPart part : parts) {
			if (part instanceof TextPart text && !text.text().isEmpty()) {
				content.addObject().put("type", "input_text").put("text", text.text());
			}
			else if (part instanceof MediaPart media) {
				write(call.media(media), content.addObject());
			}
			else if (part instanceof CachePoint point && marks && !content.isEmpty()) {
				mark((ObjectNode) content.get(content.size() - 1), point);
			}
		}
		return content;
	}

	private static void write(MediaPart media, ObjectNode part) {
		byte @Nullable [] bytes = media.bytes();
		String data = (bytes != null) ? Base64.getEncoder().encodeToString(bytes) : "";
		String address = (bytes != null) ? "data:" + media.mediaType() + ";base64," + data
				: String.valueOf(media.uri());
		switch (media.kind()) {
			case IMAGE -> part.put("type", "input_image").put("image_url", address).put("detail", "auto");
			case DOCUMENT -> writeDocument(media, address, part.put("type", "input_file"));
			case AUDIO -> part.put("type", "input_audio")
				.putObject("input_audio")
				.put("data", data)
				.put("format", audioFormat(media.mediaType()));
		}
	}

	/** A name is demanded beside data, and only there. */
	private static void writeDocument(MediaPart media, String address, ObjectNode part) {
		if (media.uri() != null) {
			part.put("file_url", address);
		}
		else {
			part.put("filename", (media.name() != null) ? media.name() : "document.pdf").put("file_data", address);
		}
	}

	private static String audioFormat(@Nullable String mediaType) {
		String subtype = (mediaType != null) ? mediaType.substring(mediaType.indexOf('/') + 1) : "wav";
		return switch (subtype) {
			case "mpeg", "mp3" -> "mp3";
			case "x-wav", "wave", "vnd.wave" -> "wav";
			default -> subtype;
		};
	}

	private static void mark(ObjectNode part, CachePoint point) {
		part.putObject("prompt_cache_breakpoint")
			.put("mode", "explicit")
			.put("ttl", (point.lifetime() == CachePoint.Lifetime.LONG) ? "12h" : "30m");
	}

}
