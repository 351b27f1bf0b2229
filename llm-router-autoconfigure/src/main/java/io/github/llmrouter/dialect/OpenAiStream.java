package io.github.llmrouter.dialect;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.ChatChunk;

/**
 * Reads a streamed chat completion: merges its chunks into the reply that a plain call
 * would have got, which is then read as such.
 */
final class OpenAiStream implements StreamDecoder {

	private static final String DONE = "[DONE]";

	private final OpenAiExchange exchange;

	private final StreamedReply streamed;

	private final ObjectNode reply = RequestBody.create();

	private final OpenAiStreamedMessage message;

	private final ObjectNode choice = RequestBody.create();

	private @Nullable ProviderError error;

	private boolean done;

	OpenAiStream(OpenAiExchange exchange, HttpHeaders headers, Instant now) {
		this.exchange = exchange;
		this.streamed = new StreamedReply(headers, now);
		this.message = new OpenAiStreamedMessage(exchange.call());
	}

	@Override
	public void read(ServerSentEvent event, Consumer<ChatChunk> pieces) {
		if (ended()) {
			return;
		}
		String data = event.data().strip();
		if (data.equals(DONE)) {
			this.done = true;
			return;
		}
		boolean failed = "error".equals(event.name());
		String text = failed ? null : OpenAiTextChunks.text(data, this.reply.has("id") && this.reply.has("model"));
		if (text != null) {
			this.message.addText(text, pieces);
			return;
		}
		readTree(data, failed, pieces);
	}

	private void readTree(String data, boolean failed, Consumer<ChatChunk> pieces) {
		JsonNode chunk = Json.parse(data);
		if (failed || isError(chunk)) {
			fail(data, asError(chunk, data));
		}
		else if (chunk.isObject()) {
			merge(chunk, pieces);
		}
		else if (Json.isBroken(data) && !finished()) {
			fail(data, chunk);
		}
	}

	private static boolean isError(JsonNode chunk) {
		return OpenAiReplies.reportsError(chunk) || "error".equals(Json.text(chunk.path("object")));
	}

	/** Named an error, but not in the form of one. */
	private static JsonNode asError(JsonNode chunk, String data) {
		if (isError(chunk)) {
			return chunk;
		}
		ObjectNode error = RequestBody.create();
		return chunk.isObject() ? error.set("error", chunk) : error.put("error", data);
	}

	private void fail(String data, JsonNode root) {
		keepUsage(this.reply, root.path("usage"));
		Received received = this.streamed.with(root);
		// Of what is no JSON the words are all there is.
		WireReply event = new WireReply(200, received.headers(), data.getBytes(StandardCharsets.UTF_8));
		this.error = this.exchange.error(new Received(event, root, received.rateLimits(), received.now()));
	}

	private void merge(JsonNode chunk, Consumer<ChatChunk> pieces) {
		keepText(chunk, "id");
		keepText(chunk, "model");
		keepUsage(this.reply, chunk.path("usage"));
		JsonNode groq = chunk.path("x_groq").path("usage");
		if (groq.isObject()) {
			keepUsage(this.reply.withObjectProperty("x_groq"), groq);
		}
		for (JsonNode part : chunk.path("choices")) {
			if (part.path("index").asInt(0) == 0) {
				mergeChoice(part, pieces);
			}
		}
	}

	/** Azure's first chunk has them empty. */
	private void keepText(JsonNode chunk, String name) {
		JsonNode value = chunk.path(name);
		if (!this.reply.has(name) && Json.text(value) != null) {
			this.reply.set(name, value);
		}
	}

	/** Where several chunks count, the last one counts all. */
	private static void keepUsage(ObjectNode into, JsonNode usage) {
		if (usage.isObject() && !usage.isEmpty()) {
			into.set("usage", usage);
		}
	}

	private void mergeChoice(JsonNode part, Consumer<ChatChunk> pieces) {
		JsonNode delta = part.path("delta");
		// A server that does not really stream sends its whole message at once.
		this.message.merge(delta.isObject() ? delta : part.path("message"), pieces);
		OpenAiLogprobs.merge(this.choice, part.path("logprobs"));
		keepFinish(part, "finish_reason");
		keepFinish(part, "finish_details");
	}

	private void keepFinish(JsonNode part, String name) {
		JsonNode reason = part.path(name);
		if (reason.isObject() || Json.text(reason) != null) {
			this.choice.set(name, reason);
		}
	}

	private boolean finished() {
		return this.choice.has("finish_reason") || this.choice.has("finish_details");
	}

	@Override
	public boolean ended() {
		return this.done || this.error != null;
	}

	@Override
	public StreamResult result() {
		this.choice.set("message", this.message.merged());
		this.reply.putArray("choices").add(this.choice);
		Received received = this.streamed.with(this.reply);
		return new StreamResult(OpenAiReplies.read(received, this.exchange.call(), this.exchange.format()), this.error,
				this.error == null && (finished() || (this.done && this.message.hasContent())));
	}

}
