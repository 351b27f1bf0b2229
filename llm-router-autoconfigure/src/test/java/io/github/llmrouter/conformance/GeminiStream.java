package io.github.llmrouter.conformance;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts Gemini's fragments together. Without {@code alt=sse} they are the elements of an
 * array.
 */
final class GeminiStream {

	private final ObjectNode body = Readings.object();

	private final ArrayNode parts = Readings.array();

	private @Nullable JsonNode finishReason;

	private GeminiStream() {
	}

	static Assembled assemble(String text) {
		GeminiStream stream = new GeminiStream();
		for (JsonNode fragment : fragments(text)) {
			if (Readings.holdsError(fragment)) {
				return stream.assembled(fragment);
			}
			stream.fragment(fragment);
		}
		return stream.assembled(null);
	}

	private static List<JsonNode> fragments(String text) {
		if (text.strip().startsWith("[")) {
			return Readings.json(text).valueStream().toList();
		}
		List<JsonNode> fragments = new ArrayList<>();
		SseText.read(text).forEach((event) -> fragments.add(Readings.json(event.data())));
		return fragments;
	}

	private void fragment(JsonNode fragment) {
		for (String member : List.of("modelVersion", "usageMetadata", "promptFeedback")) {
			if (fragment.hasNonNull(member)) {
				this.body.set(member, fragment.path(member));
			}
		}
		JsonNode candidate = fragment.at("/candidates/0");
		candidate.at("/content/parts").forEach(this.parts::add);
		if (candidate.hasNonNull("finishReason")) {
			this.finishReason = candidate.path("finishReason");
		}
	}

	private Assembled assembled(@Nullable JsonNode error) {
		boolean blocked = this.body.at("/promptFeedback").hasNonNull("blockReason");
		if (!blocked || !this.parts.isEmpty()) {
			ObjectNode candidate = this.body.putArray("candidates").addObject();
			candidate.putObject("content").set("parts", this.parts);
			if (this.finishReason != null) {
				candidate.set("finishReason", this.finishReason);
			}
		}
		return new Assembled(this.body, blocked || this.finishReason != null, error);
	}

}
