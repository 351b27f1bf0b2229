package io.github.llmrouter.simulator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenRouter's chunks: a comment first, the role in every chunk, reasoning with its
 * details, and the usage in a chunk that repeats the finish reason.
 */
final class OpenRouterStream extends OpenAiStream {

	/** What OpenRouter sends while it waits for the provider behind it. */
	static final StreamEvent PROCESSING = StreamEvent.comment("OPENROUTER PROCESSING");

	private final ReasoningDetails details;

	OpenRouterStream(OpenAiFormat format, Call call, ObjectNode skeleton, Answer answer) {
		super(format, call, skeleton, answer);
		this.details = ReasoningDetails.of(call);
	}

	@Override
	void start() {
		add(PROCESSING);
	}

	@Override
	void writeReasoning(ObjectNode delta, String piece) {
		delta.put("content", "").put("reasoning", piece);
		delta.putArray("reasoning_details").add(this.details.piece(piece));
	}

	@Override
	void endReasoning() {
		String reasoning = answer().shownReasoning();
		ObjectNode seal = reasoning.isEmpty() ? null : this.details.seal(reasoning);
		if (seal != null) {
			ObjectNode delta = Json.object().put("content", "");
			delta.putArray("reasoning_details").add(seal);
			content(delta);
		}
	}

	@Override
	void end() {
		add(StreamEvent.end(null, chunk(Json.object().put("content", ""), finishReason())));
		ObjectNode last = chunk(Json.object().put("content", ""), finishReason());
		ObjectNode usage = usage();
		usage.setAll(OpenRouterFormat.cost(call(), answer()));
		last.set("usage", usage);
		add(StreamEvent.end(null, last));
	}

	@Override
	ObjectNode chunk(ObjectNode delta, @Nullable String finishReason) {
		if (!delta.has("content")) {
			delta.putNull("content");
		}
		ObjectNode chunk = super.chunk(delta.put("role", "assistant"), finishReason);
		ObjectNode choice = (ObjectNode) chunk.path("choices").path(0);
		choice.put("native_finish_reason",
				(finishReason != null) ? OpenRouterFormat.nativeFinishReason(call(), answer()) : null);
		return chunk;
	}

	@Override
	boolean usageWanted() {
		return false;
	}

}
