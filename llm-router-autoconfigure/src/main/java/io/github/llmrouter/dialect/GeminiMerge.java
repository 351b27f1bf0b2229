package io.github.llmrouter.dialect;

import java.util.List;
import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.ChatChunk;

/** Merges the chunks of a stream into the reply that a plain call would have given. */
final class GeminiMerge {

	/** What a later chunk says of these takes the place of what an earlier one said. */
	private static final List<String> REPLACED = List.of("promptFeedback", "usageMetadata", "modelVersion",
			"responseId", "error");

	private static final List<String> LOGPROBS = List.of("chosenCandidates", "topCandidates");

	private final GeminiMergedParts parts;

	private final ObjectNode root = RequestBody.create();

	private final ObjectNode candidate = RequestBody.create();

	private boolean answered;

	GeminiMerge(ChatCall call) {
		this.parts = new GeminiMergedParts(call);
	}

	/**
	 * Adds a chunk.
	 * @param chunk the chunk
	 * @param pieces takes what of it is for the caller
	 */
	void add(ObjectNode chunk, Consumer<ChatChunk> pieces) {
		REPLACED.stream().filter(chunk::hasNonNull).forEach((name) -> this.root.set(name, chunk.path(name)));
		JsonNode added = chunk.path("candidates").path(0);
		if (!added.isObject()) {
			return;
		}
		this.answered = true;
		added.path("content").path("parts").forEach((part) -> this.parts.add(part, pieces));
		if (added.hasNonNull("finishReason")) {
			this.candidate.set("finishReason", added.path("finishReason"));
		}
		for (String list : LOGPROBS) {
			if (added.path("logprobsResult").path(list) instanceof ArrayNode more) {
				this.candidate.withObject("/logprobsResult").withArray(list).addAll(more);
			}
		}
	}

	/**
	 * Returns whether the reply said that it is at its end.
	 * @return true if so
	 */
	boolean isFinished() {
		return Json.text(this.candidate.path("finishReason")) != null || GeminiReplies.blockReason(this.root) != null;
	}

	ObjectNode merged() {
		ObjectNode merged = this.root.deepCopy();
		if (this.answered) {
			ObjectNode whole = this.candidate.deepCopy();
			whole.putObject("content").set("parts", this.parts.merged());
			merged.putArray("candidates").add(whole);
		}
		return merged;
	}

}
