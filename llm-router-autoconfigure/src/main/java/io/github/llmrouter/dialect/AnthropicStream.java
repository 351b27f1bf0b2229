package io.github.llmrouter.dialect;

import java.time.Instant;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.ChatChunk;

/**
 * Merges the events of a streamed message into the message that a plain call would have
 * given. Unknown events, blocks and deltas are passed over.
 */
final class AnthropicStream implements StreamDecoder {

	private final AnthropicExchange exchange;

	private final StreamedReply reply;

	private final ObjectNode message = RequestBody.create();

	private final AnthropicStreamBlocks blocks;

	private boolean stopped;

	private @Nullable ProviderError error;

	AnthropicStream(AnthropicExchange exchange, HttpHeaders headers, Instant now) {
		this.exchange = exchange;
		this.reply = new StreamedReply(headers, now);
		this.blocks = new AnthropicStreamBlocks(exchange.answerTool());
	}

	@Override
	public void read(ServerSentEvent event, Consumer<ChatChunk> pieces) {
		if (ended()) {
			return;
		}
		if (Json.parse(event.data()) instanceof ObjectNode data) {
			read(data, pieces);
		}
		else if (Json.isBroken(event.data()) && !complete()) {
			this.error = this.exchange.error(this.reply.unreadable(event.data()), merged());
		}
	}

	private void read(ObjectNode data, Consumer<ChatChunk> pieces) {
		switch (data.path("type").stringValue("")) {
			case "message_start" -> start(data);
			case "content_block_start" -> this.blocks.start(data, pieces);
			case "content_block_delta" -> this.blocks.add(data, pieces);
			case "content_block_stop" -> this.blocks.stop(data, pieces);
			case "message_delta" -> {
				merge(data.path("delta"), this.message);
				usage(data.path("usage"));
			}
			case "message_stop" -> this.stopped = true;
			default -> {
				if (data.path("error").isObject()) {
					this.error = this.exchange.error(this.reply.with(data), merged());
				}
			}
		}
	}

	/** What was handed on cannot be taken back for a message that begins anew. */
	private void start(ObjectNode data) {
		if (!this.blocks.isEmpty()) {
			this.error = this.exchange.error(this.reply.with(data), merged());
			return;
		}
		JsonNode begun = data.path("message");
		merge(begun, this.message);
		this.message.remove("content");
		usage(begun.path("usage"));
	}

	/** Counts are those of the whole message so far: a later one replaces an earlier. */
	private void usage(JsonNode usage) {
		if (usage.isObject()) {
			merge(usage, this.message.withObject("/usage"));
		}
	}

	/** What is null in a later event says nothing about what an earlier one said. */
	private static void merge(JsonNode from, ObjectNode into) {
		from.properties().forEach((field) -> {
			if (!field.getValue().isNull() && !"usage".equals(field.getKey())) {
				into.set(field.getKey(), field.getValue());
			}
		});
	}

	@Override
	public boolean ended() {
		return this.stopped || this.error != null;
	}

	@Override
	public StreamResult result() {
		return new StreamResult(this.exchange.read(merged()), this.error, complete() && this.error == null);
	}

	private boolean complete() {
		return this.stopped || Json.text(this.message.path("stop_reason")) != null;
	}

	private Received merged() {
		ObjectNode whole = this.message.deepCopy();
		whole.set("content", this.blocks.merged());
		return this.reply.with(whole);
	}

}
