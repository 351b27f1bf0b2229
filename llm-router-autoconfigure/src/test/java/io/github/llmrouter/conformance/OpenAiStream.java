package io.github.llmrouter.conformance;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the chunks of a chat completion together. Only the first choice counts. */
final class OpenAiStream {

	private final ObjectNode body = Readings.object();

	private final StringBuilder text = new StringBuilder();

	private final StringBuilder reasoning = new StringBuilder();

	private final StringBuilder refusal = new StringBuilder();

	private final ArrayNode details = Readings.array();

	private final ArrayNode logprobs = Readings.array();

	private final List<Call> calls = new ArrayList<>();

	private @Nullable String finishReason;

	private OpenAiStream() {
	}

	static Assembled assemble(List<SseText.Event> events) {
		OpenAiStream stream = new OpenAiStream();
		for (SseText.Event event : events) {
			if (event.data().strip().equals("[DONE]")) {
				return stream.assembled(true, null);
			}
			JsonNode chunk = Readings.json(event.data());
			if (Readings.holdsError(chunk)) {
				return stream.assembled(false, chunk);
			}
			stream.chunk(chunk);
		}
		return stream.assembled(stream.finishReason != null, null);
	}

	private void chunk(JsonNode chunk) {
		if (Readings.text(chunk, "/model") != null && !this.body.has("model")) {
			this.body.set("model", chunk.path("model"));
		}
		for (JsonNode usage : new JsonNode[] { chunk.at("/x_groq/usage"), chunk.path("usage") }) {
			if (usage.isObject()) {
				this.body.set("usage", usage);
			}
		}
		if (chunk.path("cost").isObject()) {
			this.body.set("cost", chunk.path("cost"));
		}
		chunk.path("choices").forEach((choice) -> {
			if (choice.path("index").asInt(0) == 0) {
				choice(choice);
			}
		});
	}

	private void choice(JsonNode choice) {
		JsonNode delta = choice.path("delta");
		this.text.append(OpenAiReading.text(delta.path("content")));
		this.reasoning.append(OpenAiReading.reasoning(delta));
		this.refusal.append(delta.path("refusal").asString(""));
		delta.path("reasoning_details").forEach(this.details::add);
		choice.at("/logprobs/content").forEach(this.logprobs::add);
		delta.path("tool_calls").forEach(this::call);
		String reason = Readings.text(choice, "/finish_reason");
		this.finishReason = (reason != null) ? reason : this.finishReason;
	}

	private void call(JsonNode part) {
		String id = Readings.text(part, "/id");
		Call call = this.calls.stream().filter((known) -> known.isContinuedBy(part, id)).findFirst().orElse(null);
		if (call == null) {
			call = new Call(part.path("index"), id);
			this.calls.add(call);
		}
		String name = Readings.text(part, "/function/name");
		call.name = (name != null) ? name : call.name;
		call.arguments.append(OpenAiReading.arguments(part.at("/function/arguments")));
	}

	private Assembled assembled(boolean ended, @Nullable JsonNode error) {
		ObjectNode choice = this.body.putArray("choices").addObject();
		choice.put("finish_reason", this.finishReason).putObject("logprobs").set("content", this.logprobs);
		ObjectNode message = choice.putObject("message");
		message.put("content", this.text.toString())
			.put("reasoning", this.reasoning.toString())
			.put("refusal", this.refusal.toString())
			.set("reasoning_details", this.details);
		ArrayNode toolCalls = message.putArray("tool_calls");
		this.calls.forEach((call) -> toolCalls.addObject()
			.put("id", call.id)
			.putObject("function")
			.put("name", call.name)
			.put("arguments", call.arguments.toString()));
		return new Assembled(this.body, ended, error);
	}

	/** A tool call that arrives in parts. */
	private static final class Call {

		private final JsonNode index;

		private final @Nullable String id;

		private final StringBuilder arguments = new StringBuilder();

		private String name = "";

		private Call(JsonNode index, @Nullable String id) {
			this.index = index;
			this.id = id;
		}

		/** Later parts repeat the id, leave it away, or hold an empty one. */
		private boolean isContinuedBy(JsonNode part, @Nullable String partId) {
			boolean sameIndex = part.path("index").isNumber() && part.path("index").equals(this.index);
			return (partId != null) ? partId.equals(this.id) : sameIndex;
		}

	}

}
