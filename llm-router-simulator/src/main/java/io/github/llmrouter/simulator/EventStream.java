package io.github.llmrouter.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer as a stream.
 *
 * @param head the status and the headers
 * @param framing how events become bytes
 * @param events the events, from the first to the terminator
 * @param signOfLife what the provider sends while it has nothing to say
 */
record EventStream(HttpReply head, Framing framing, List<StreamEvent> events, StreamEvent signOfLife) {

	EventStream {
		events = List.copyOf(events);
	}

	/**
	 * The bytes of some events, a piece for each.
	 */
	List<byte[]> pieces(List<StreamEvent> chosen) {
		Charset charset = (this.framing == Framing.NONE) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
		List<byte[]> pieces = new ArrayList<>();
		boolean first = true;
		for (StreamEvent event : chosen) {
			pieces.add(this.framing.frame(event, first).getBytes(charset));
			first = first && event.kind() == StreamEvent.Kind.COMMENT;
		}
		return pieces;
	}

	/**
	 * The bytes of some events and the end of the stream.
	 */
	List<byte[]> endedPieces(List<StreamEvent> chosen) {
		List<byte[]> pieces = pieces(chosen);
		byte[] end = this.framing.end(chosen.isEmpty()).getBytes(StandardCharsets.UTF_8);
		if (end.length > 0) {
			pieces.add(end);
		}
		return pieces;
	}

	/**
	 * The whole stream as one body, sent as a single chunk.
	 */
	HttpReply whole() {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		endedPieces(this.events).forEach(body::writeBytes);
		return this.head.withBody(body.toByteArray());
	}

}
