package io.github.llmrouter.dialect;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaTypeFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.ContentPart;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.ProviderState;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;
import io.github.llmrouter.dialect.Dialect.MediaSupport;

/** Writes the parts of contents. */
final class GeminiParts {

	/** The state of a tool call: its signature. */
	static final String CALL = "gemini.functionCall";

	/** The state of a thought: its signature. */
	static final String THOUGHT = "gemini.thought";

	/** The state that follows a text: the text's signature. */
	static final String SIGNATURE = "gemini.thoughtSignature";

	/** The same in a part of its own without text, as streams end. */
	static final String SIGNATURE_ALONE = "gemini.signaturePart";

	static final String SIGNATURE_FIELD = "thoughtSignature";

	private static final String FILES_HOST = "generativelanguage.googleapis.com";

	/** Google's pages on images, documents and audio. */
	private static final Pattern TYPES = Pattern
		.compile("image/(?:png|jpe?g|webp|heic|heif)|(?:audio|text)/.+|application/(?:pdf|json)");

	private final ChatCall call;

	GeminiParts(ChatCall call) {
		this.call = call;
	}

	/**
	 * Returns whether media can be sent. Addresses other than Google's own are fetched
	 * for some models only.
	 * @param part the media
	 * @return how
	 */
	static MediaSupport support(MediaPart part) {
		if (part.uri() != null) {
			return isFile(part.uri()) ? MediaSupport.AS_IT_IS : MediaSupport.AS_BYTES;
		}
		return TYPES.matcher(String.valueOf(part.mediaType())).matches() ? MediaSupport.AS_IT_IS : MediaSupport.NONE;
	}

	private static boolean isFile(URI uri) {
		return "gs".equalsIgnoreCase(uri.getScheme())
				|| (FILES_HOST.equalsIgnoreCase(uri.getHost()) && uri.getPath().contains("/files/"));
	}

	/**
	 * Adds a part of a turn.
	 * @param part the part
	 * @param parts the parts of the turn
	 */
	void add(ContentPart part, ArrayNode parts) {
		if (part instanceof TextPart text && !text.text().isBlank()) {
			parts.addObject().put("text", text.text());
		}
		else if (part instanceof MediaPart media) {
			parts.add(media(this.call.media(media)));
		}
		else if (part instanceof ToolCall toolCall) {
			parts.add(call(toolCall));
		}
		else if (part instanceof ToolResult result) {
			parts.add(result(result));
		}
		else if (part instanceof ReasoningPart reasoning) {
			addReasoning(reasoning, parts);
		}
	}

	private ObjectNode call(ToolCall toolCall) {
		ObjectNode part = RequestBody.create();
		part.putObject("functionCall")
			.put("id", toolCall.id())
			.put("name", toolCall.name())
			.set("args", ToolArguments.object(toolCall.arguments()));
		String signature = own(toolCall.state(), CALL);
		return (signature != null) ? part.put(SIGNATURE_FIELD, signature) : part;
	}

	private ObjectNode result(ToolResult result) {
		ObjectNode part = RequestBody.create();
		part.putObject("functionResponse")
			.put("id", result.callId())
			.put("name", result.name())
			.putObject("response")
			.put(result.error() ? "error" : "output", result.text());
		return part;
	}

	/**
	 * What others thought, and what comes back without its signature, is left out.
	 */
	private void addReasoning(ReasoningPart reasoning, ArrayNode parts) {
		String thought = own(reasoning.state(), THOUGHT);
		String signature = own(reasoning.state(), SIGNATURE);
		String alone = own(reasoning.state(), SIGNATURE_ALONE);
		if (thought != null) {
			parts.addObject().put("text", reasoning.text()).put("thought", true).put(SIGNATURE_FIELD, thought);
		}
		else if (signature != null && isText(parts.path(parts.size() - 1))) {
			((ObjectNode) parts.get(parts.size() - 1)).put(SIGNATURE_FIELD, signature);
		}
		else if (signature != null || alone != null) {
			parts.addObject().put("text", "").put(SIGNATURE_FIELD, (signature != null) ? signature : alone);
		}
	}

	private static boolean isText(JsonNode part) {
		return part.has("text") && part.size() == 1;
	}

	private @Nullable String own(@Nullable ProviderState state, String format) {
		return (state != null && state.format().equals(format) && state.belongsTo(this.call.target())) ? state.data()
				: null;
	}

	private static ObjectNode media(MediaPart media) {
		ObjectNode part = RequestBody.create();
		if (media.uri() == null) {
			part.putObject("inlineData").put("mimeType", media.mediaType()).put("data", RequestBody.base64(media));
			return part;
		}
		URI uri = media.uri();
		ObjectNode file = part.putObject("fileData").put("fileUri", String.valueOf(uri));
		if (uri != null && uri.getPath() != null) {
			MediaTypeFactory.getMediaType(uri.getPath().toLowerCase(Locale.ROOT))
				.ifPresent((type) -> file.put("mimeType", type.toString()));
		}
		return part;
	}

}
