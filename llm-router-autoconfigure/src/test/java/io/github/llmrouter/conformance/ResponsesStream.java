package io.github.llmrouter.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the events of the Responses API together from their deltas. The last event repeats
 * the whole reply, of which only what has no deltas is taken.
 */
final class ResponsesStream {

	private static final Set<String> LAST = Set.of("response.completed", "response.incomplete");

	private final Map<Integer, ObjectNode> items = new LinkedHashMap<>();

	private ResponsesStream() {
	}

	static Assembled assemble(List<SseText.Event> events) {
		ResponsesStream stream = new ResponsesStream();
		for (SseText.Event event : events) {
			if (event.data().strip().equals("[DONE]")) {
				break;
			}
			JsonNode data = Readings.json(event.data());
			String type = data.path("type").asString("");
			if (LAST.contains(type)) {
				return stream.assembled(data.path("response"), true, null);
			}
			if (type.equals("response.failed") || type.equals("error")) {
				return stream.assembled(Readings.object(), false, error(data));
			}
			stream.event(type, data);
		}
		return stream.assembled(Readings.object(), false, null);
	}

	/** The error stands in the event, in it as an object, or in the reply that failed. */
	private static JsonNode error(JsonNode data) {
		for (JsonNode place : new JsonNode[] { data.at("/response/error"), data.path("error") }) {
			if (place.isObject()) {
				return Readings.object().set("error", place);
			}
		}
		return Readings.object().set("error", data);
	}

	private void event(String type, JsonNode data) {
		int index = data.path("output_index").asInt(0);
		switch (type) {
			case "response.output_item.added" -> this.items.put(index, started(data.path("item")));
			case "response.output_text.delta" -> grow(index, data, "content", "output_text", "text");
			case "response.refusal.delta" -> grow(index, data, "content", "refusal", "refusal");
			case "response.reasoning_summary_text.delta" -> grow(index, data, "summary", "summary_text", "text");
			case "response.reasoning_text.delta" -> grow(index, data, "content", "reasoning_text", "text");
			case "response.function_call_arguments.delta" -> {
				ObjectNode item = this.items.get(index);
				item.put("arguments", item.path("arguments").asString("") + data.path("delta").asString(""));
			}
			case "response.output_item.done" -> finished(index, data.path("item"));
			default -> {
				// The other events repeat these, or report tools that the provider runs.
			}
		}
	}

	private ObjectNode started(JsonNode item) {
		ObjectNode started = (ObjectNode) item.deepCopy();
		started.putArray("content");
		started.putArray("summary");
		return started;
	}

	private void grow(int index, JsonNode data, String list, String type, String member) {
		ObjectNode item = this.items.computeIfAbsent(index, (missing) -> started(Readings.object()));
		// One part is enough: nobody reads where one ends and the next begins.
		ObjectNode part = item.path(list).isEmpty() ? item.withArray("/" + list).addObject().put("type", type)
				: (ObjectNode) item.path(list).path(0);
		part.put(member, part.path(member).asString("") + data.path("delta").asString(""));
		data.path("logprobs").forEach(part.withArray("/logprobs")::add);
	}

	/** Encrypted reasoning comes with the end only. */
	private void finished(int index, JsonNode done) {
		ObjectNode item = this.items.computeIfAbsent(index, (missing) -> started(done));
		if (done.hasNonNull("encrypted_content")) {
			item.set("encrypted_content", done.path("encrypted_content"));
		}
	}

	private Assembled assembled(JsonNode last, boolean ended, @Nullable JsonNode error) {
		ObjectNode body = (ObjectNode) last.deepCopy();
		body.putArray("output").addAll(this.items.values());
		return new Assembled(body, ended, error);
	}

}
