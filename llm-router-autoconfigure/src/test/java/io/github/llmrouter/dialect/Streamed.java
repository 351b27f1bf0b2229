package io.github.llmrouter.dialect;

import java.util.ArrayList;
import java.util.List;

import org.springframework.http.HttpHeaders;

import io.github.llmrouter.ChatChunk;

/** A streamed reply, as its reader sees it. */
record Streamed(List<ChatChunk> pieces, StreamResult result, boolean ended) {

	/** Reads events given as their data, JSON with single quotes. */
	static Streamed read(Dialect dialect, ChatCall call, String... events) {
		HttpHeaders headers = new HttpHeaders();
		headers.add("request-id", "req_1");
		StreamDecoder decoder = dialect.chat(call).stream(headers, Wire.NOW);
		List<ChatChunk> pieces = new ArrayList<>();
		for (String event : events) {
			decoder.read(new ServerSentEvent(null, event.replace('\'', '"')), pieces::add);
		}
		return new Streamed(pieces, decoder.result(), decoder.ended());
	}

	String text() {
		return String.join("", this.pieces.stream().map(ChatChunk::text).toList());
	}

	String reasoning() {
		return String.join("", this.pieces.stream().map(ChatChunk::reasoning).toList());
	}

	List<ChatChunk.ToolCallDelta> toolCalls() {
		List<ChatChunk.ToolCallDelta> deltas = new ArrayList<>();
		for (ChatChunk piece : this.pieces) {
			if (piece.toolCall() != null) {
				deltas.add(piece.toolCall());
			}
		}
		return deltas;
	}

	Answer answer() {
		return this.result.answer();
	}

}
