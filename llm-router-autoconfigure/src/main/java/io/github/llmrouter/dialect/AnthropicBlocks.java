package io.github.llmrouter.dialect;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.CachePoint;
import io.github.llmrouter.ContentPart;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.ProviderState;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;
import io.github.llmrouter.dialect.Dialect.MediaSupport;

/** Writes the blocks of messages. */
final class AnthropicBlocks {

	/**
	 * The state of a reasoning part: the whole block, which has to come back unchanged.
	 */
	static final String THINKING = "anthropic.thinking";

	/** The same for a block that nobody else can read. */
	static final String REDACTED_THINKING = "anthropic.redacted_thinking";

	private static final Set<String> STATES = Set.of(THINKING, REDACTED_THINKING);

	private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

	private static final String PDF = "application/pdf";

	private final ChatCall call;

	private final AnthropicCache cache;

	/**
	 * Starts to write.
	 * @param call the call
	 * @param cache takes the places that are worth caching
	 */
	AnthropicBlocks(ChatCall call, AnthropicCache cache) {
		this.call = call;
		this.cache = cache;
	}

	/**
	 * Returns whether media can be sent.
	 * @param part the media
	 * @return how
	 */
	static MediaSupport support(MediaPart part) {
		if (part.kind() == MediaPart.Kind.AUDIO) {
			return MediaSupport.NONE;
		}
		if (part.uri() != null) {
			String scheme = String.valueOf(part.uri().getScheme()).toLowerCase(Locale.ROOT);
			return switch (scheme) {
				case "https" -> MediaSupport.AS_IT_IS;
				case "http" -> MediaSupport.AS_BYTES;
				default -> MediaSupport.NONE;
			};
		}
		String type = String.valueOf(part.mediaType());
		boolean known = (part.kind() == MediaPart.Kind.IMAGE) ? IMAGES.contains(type)
				: PDF.equals(type) || type.startsWith("text/");
		return known ? MediaSupport.AS_IT_IS : MediaSupport.NONE;
	}

	/**
	 * Adds a part of a turn.
	 * @param part the part
	 * @param blocks the blocks of the turn
	 * @return false for a place to cache that has no block before it in this turn
	 */
	boolean add(ContentPart part, ArrayNode blocks) {
		if (part instanceof CachePoint point) {
			return this.cache.markLast(blocks, point.lifetime());
		}
		ObjectNode block = block(part);
		if (block != null) {
			blocks.add(block);
		}
		return true;
	}

	private @Nullable ObjectNode block(ContentPart part) {
		if (part instanceof TextPart text) {
			return text.text().isBlank() ? null : text(text.text());
		}
		if (part instanceof MediaPart media) {
			return media(this.call.media(media));
		}
		if (part instanceof ToolCall toolCall) {
			ObjectNode block = RequestBody.create().put("type", "tool_use").put("id", id(toolCall.id()));
			return block.put("name", toolCall.name()).set("input", ToolArguments.object(toolCall.arguments()));
		}
		return (part instanceof ToolResult result) ? result(result)
				: (part instanceof ReasoningPart reasoning) ? thinking(reasoning.state()) : null;
	}

	static ObjectNode text(String text) {
		return RequestBody.create().put("type", "text").put("text", text);
	}

	/** Thinking of others is left out: only its author can check the signature. */
	private @Nullable ObjectNode thinking(@Nullable ProviderState state) {
		boolean own = state != null && STATES.contains(state.format()) && state.belongsTo(this.call.target());
		return (state != null && own && Json.parse(state.data()) instanceof ObjectNode block) ? block : null;
	}

	private ObjectNode result(ToolResult result) {
		ObjectNode block = RequestBody.create().put("type", "tool_result").put("tool_use_id", id(result.callId()));
		ArrayNode blocks = block.arrayNode();
		for (ContentPart part : result.content()) {
			if (part instanceof CachePoint point) {
				this.cache.mark(block, point.lifetime());
			}
			else {
				add(part, blocks);
			}
		}
		if (!blocks.isEmpty()) {
			block.set("content", plain(blocks));
		}
		return result.error() ? block.put("is_error", true) : block;
	}

	/**
	 * Ids of other providers may hold what is refused here. The same id stays the same,
	 * and two stay two.
	 */
	private static String id(String id) {
		String plain = id.replaceAll("[^a-zA-Z0-9_-]", "_");
		return (plain.equals(id) && !id.isEmpty()) ? id : plain + "_" + Integer.toHexString(id.hashCode());
	}

	/**
	 * Returns content in its shortest form.
	 * @param blocks the blocks
	 * @return a string if that says the same
	 */
	static JsonNode plain(ArrayNode blocks) {
		JsonNode first = blocks.path(0);
		return (blocks.size() == 1 && first.size() == 2 && first.has("text")) ? first.path("text") : blocks;
	}

	private ObjectNode media(MediaPart media) {
		if (support(media) == MediaSupport.NONE) {
			throw new InvalidRequestException("Anthropic's messages take no " + media.kind() + " of this type.");
		}
		boolean image = media.kind() == MediaPart.Kind.IMAGE;
		ObjectNode block = RequestBody.create().put("type", image ? "image" : "document");
		source(block.putObject("source"), media);
		return (!image && media.name() != null) ? block.put("title", media.name()) : block;
	}

	private static void source(ObjectNode source, MediaPart media) {
		byte[] bytes = media.bytes();
		if (bytes == null) {
			source.put("type", "url").put("url", String.valueOf(media.uri()));
			return;
		}
		boolean text = String.valueOf(media.mediaType()).startsWith("text/");
		source.put("type", text ? "text" : "base64");
		source.put("media_type", text ? "text/plain" : media.mediaType());
		source.put("data", text ? new String(bytes, StandardCharsets.UTF_8) : RequestBody.base64(media));
	}

}
