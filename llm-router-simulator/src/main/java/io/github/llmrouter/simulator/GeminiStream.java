package io.github.llmrouter.simulator;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The chunks of one streamed answer of Gemini, each a whole response with one part. The
 * usage grows from chunk to chunk; the last chunk tells the finish reason.
 */
final class GeminiStream {

	private final ObjectNode identity;

	private final Answer answer;

	private final GeminiParts parts;

	private final String finishReason;

	/**
	 * Creates a stream.
	 * @param identity the fields that every chunk has
	 */
	GeminiStream(Call call, Answer answer, ObjectNode identity, String finishReason) {
		this.identity = identity;
		this.answer = answer;
		this.parts = new GeminiParts(call, answer);
		this.finishReason = finishReason;
	}

	/**
	 * All events.
	 */
	List<StreamEvent> events() {
		List<StreamEvent> events = new ArrayList<>();
		List<ObjectNode> pieces = this.parts.pieces();
		boolean separateEnd = this.parts.isTextSigned() || pieces.isEmpty();
		int said = 0;
		int thought = 0;
		for (int i = 0; i < pieces.size(); i++) {
			ObjectNode part = pieces.get(i);
			int tokens = TokenUsage.tokensOf(Json.text(part.path("text")));
			thought += part.path("thought").asBoolean(false) ? tokens : 0;
			said += part.path("thought").asBoolean(false) ? 0 : tokens;
			ObjectNode chunk = chunk(part, null, soFar(said, thought));
			boolean last = i == pieces.size() - 1 && !separateEnd;
			events.add(last ? StreamEvent.lastContent(chunk(part, this.finishReason, this.answer.usage()), chunk)
					: StreamEvent.content(null, chunk));
		}
		if (separateEnd) {
			ObjectNode part = this.parts.isTextSigned() ? this.parts.signed() : null;
			events.add(StreamEvent.end(null, chunk(part, this.finishReason, this.answer.usage())));
		}
		return events;
	}

	/**
	 * The usage after a part of the answer, never more than that of the whole.
	 */
	private TokenUsage soFar(int said, int thought) {
		TokenUsage whole = this.answer.usage();
		int reasoning = Math.min(thought, whole.reasoning());
		int completion = Math.min(said, whole.completion() - whole.reasoning()) + reasoning;
		return new TokenUsage(whole.prompt(), completion, whole.cacheRead(), whole.cacheWrite(), reasoning);
	}

	private ObjectNode chunk(@Nullable ObjectNode part, @Nullable String finishReason, TokenUsage usage) {
		ObjectNode chunk = Json.object();
		ObjectNode candidate = chunk.putArray("candidates").addObject();
		ObjectNode content = candidate.putObject("content");
		if (part != null) {
			content.putArray("parts").add(part);
		}
		content.put("role", "model");
		if (finishReason != null) {
			candidate.put("finishReason", finishReason);
		}
		candidate.put("index", 0);
		chunk.set("usageMetadata", GeminiFormat.usage(usage));
		return chunk.setAll(this.identity);
	}

}
