package io.github.llmrouter.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sends a head and then a body in chunks, one for each piece, with a gap between them.
 */
final class StreamOutcome implements Outcome {

	private final HttpReply head;

	private final List<byte[]> writes;

	private final Duration gap;

	private final Outcome end;

	private StreamOutcome(HttpReply head, List<byte[]> writes, Duration gap, Outcome end) {
		this.head = head;
		this.writes = writes;
		this.gap = gap;
		this.end = end;
	}

	/**
	 * A body that ends as it should.
	 */
	static Outcome ended(HttpReply head, List<byte[]> pieces, Duration gap) {
		List<byte[]> writes = chunks(pieces);
		// In one write with the last piece, so that a client that reads it has read all.
		byte[] last = writes.isEmpty() ? new byte[0] : writes.remove(writes.size() - 1);
		writes.add(joined(last, HttpReply.lastChunk()));
		return new StreamOutcome(head, writes, gap, (connection) -> !head.closesConnection());
	}

	/**
	 * A body that ends with something else.
	 * @param end what is done after the last piece
	 */
	static Outcome broken(HttpReply head, List<byte[]> pieces, Duration gap, Outcome end) {
		return new StreamOutcome(head, chunks(pieces), gap, end);
	}

	/**
	 * A body that ends in the middle of a piece, together with the connection.
	 * @param cut the piece of which half is sent
	 */
	static Outcome cutIn(HttpReply head, List<byte[]> pieces, byte[] cut, Duration gap) {
		List<byte[]> writes = chunks(pieces);
		byte[] chunk = HttpReply.chunk(cut);
		writes.add(Arrays.copyOf(chunk, chunk.length - cut.length / 2 - 2));
		return new StreamOutcome(head, writes, gap, (connection) -> false);
	}

	private static List<byte[]> chunks(List<byte[]> pieces) {
		List<byte[]> chunks = new ArrayList<>();
		for (byte[] piece : pieces) {
			// A chunk without data would end the body.
			if (piece.length > 0) {
				chunks.add(HttpReply.chunk(piece));
			}
		}
		return chunks;
	}

	private static byte[] joined(byte[] first, byte[] second) {
		byte[] all = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, all, first.length, second.length);
		return all;
	}

	@Override
	public boolean perform(HttpConnection connection) throws IOException {
		connection.sendHead(this.head);
		boolean first = true;
		for (byte[] write : this.writes) {
			if (!first && !this.gap.isZero() && !connection.pause(this.gap)) {
				return false;
			}
			first = false;
			connection.write(write);
		}
		return this.end.perform(connection);
	}

}
