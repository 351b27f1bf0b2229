package io.github.llmrouter.dialect;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Target;
import io.github.llmrouter.dialect.Dialect.MediaSupport;

/**
 * Writes images, documents and audio. Images may stand at an address; documents and audio
 * have to be there with their bytes.
 */
final class OpenAiMedia {

	private OpenAiMedia() {
	}

	static MediaSupport support(MediaPart part, Target target) {
		URI uri = part.uri();
		if (uri == null) {
			return MediaSupport.AS_IT_IS;
		}
		boolean onTheWeb = uri.getScheme().regionMatches(true, 0, "http", 0, 4);
		boolean fetched = switch (part.kind()) {
			case IMAGE -> true;
			case DOCUMENT -> ModelQuirk.MISTRAL_PLATFORM.of(target);
			case AUDIO -> false;
		};
		return !onTheWeb ? MediaSupport.NONE : fetched ? MediaSupport.AS_IT_IS : MediaSupport.AS_BYTES;
	}

	static void write(ObjectNode into, MediaPart part, Target target) {
		boolean mistral = ModelQuirk.MISTRAL_PLATFORM.of(target);
		switch (part.kind()) {
			case IMAGE -> into.put("type", "image_url").putObject("image_url").put("url", address(part));
			case DOCUMENT -> document(into, part, mistral);
			case AUDIO -> audio(into, part, mistral);
		}
	}

	private static void document(ObjectNode into, MediaPart part, boolean mistral) {
		if (mistral) {
			into.put("type", "document_url").put("document_url", address(part));
			if (part.name() != null) {
				into.put("document_name", part.name());
			}
		}
		else {
			into.put("type", "file").putObject("file").put("filename", name(part)).put("file_data", address(part));
		}
	}

	private static void audio(ObjectNode into, MediaPart part, boolean mistral) {
		into.put("type", "input_audio");
		if (mistral) {
			into.put("input_audio", RequestBody.base64(part));
		}
		else {
			into.putObject("input_audio").put("data", RequestBody.base64(part)).put("format", format(part.mediaType()));
		}
	}

	/** A URL, or one that holds the bytes. */
	static String address(MediaPart part) {
		return (part.uri() != null) ? part.uri().toString()
				: "data:" + part.mediaType() + ";base64," + RequestBody.base64(part);
	}

	/** OpenAI refuses a file without a name. */
	static String name(MediaPart part) {
		return (part.name() != null) ? part.name() : "document." + subtype(part.mediaType(), "pdf");
	}

	/** OpenAI knows wav and mp3 by these names; what else there is keeps its own. */
	static String format(@Nullable String mediaType) {
		String subtype = subtype(mediaType, "wav");
		return switch (subtype) {
			case "mpeg", "mpeg3" -> "mp3";
			case "wave", "vnd.wave" -> "wav";
			default -> subtype;
		};
	}

	private static String subtype(@Nullable String mediaType, String absent) {
		if (mediaType == null) {
			return absent;
		}
		String subtype = mediaType.substring(mediaType.indexOf('/') + 1);
		return subtype.startsWith("x-") ? subtype.substring(2) : subtype;
	}

}
