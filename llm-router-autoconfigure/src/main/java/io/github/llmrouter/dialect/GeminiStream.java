package io.github.llmrouter.dialect;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.ChatChunk;

/**
 * Reads a streamed answer. There is no terminator: a stream is whole once a finish reason
 * was seen, and what follows it may still count tokens.
 */
final class GeminiStream implements StreamDecoder {

	private final GeminiExchange exchange;

	private final StreamedReply reply;

	private final GeminiMerge merge;

	private @Nullable ProviderError error;

	GeminiStream(GeminiExchange exchange, HttpHeaders headers, Instant now) {
		this.exchange = exchange;
		this.reply = new StreamedReply(headers, now);
		this.merge = new GeminiMerge(exchange.call());
	}

	@Override
	public void read(ServerSentEvent event, Consumer<ChatChunk> pieces) {
		if (ended()) {
			return;
		}
		if (Json.parse(event.data().getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode chunk) {
			read(chunk, pieces);
		}
		else if (Json.isBroken(event.data()) && !this.merge.isFinished()) {
			this.error = this.exchange.error(this.reply.unreadable(event.data()), merged());
		}
	}

	private void read(ObjectNode chunk, Consumer<ChatChunk> pieces) {
		this.merge.add(chunk, pieces);
		if (chunk.path("error").isObject()) {
			this.error = this.exchange.error(this.reply.with(chunk), merged());
		}
	}

	@Override
	public boolean ended() {
		return this.error != null;
	}

	@Override
	public StreamResult result() {
		return new StreamResult(GeminiReplies.read(merged(), this.exchange.call()), this.error,
				this.merge.isFinished() && this.error == null);
	}

	private Received merged() {
		return this.reply.with(this.merge.merged());
	}

}
