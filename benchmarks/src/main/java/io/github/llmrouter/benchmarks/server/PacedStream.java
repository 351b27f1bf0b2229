package io.github.llmrouter.benchmarks.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection to the paced server, and the stream on it. Belongs to the server's thread.
 */
final class PacedStream implements Comparable<PacedStream> {

	private static final String HEAD = """
			HTTP/1.1 200 OK\r
			Content-Type: text/event-stream\r
			Transfer-Encoding: chunked\r
			%s\r
			""";

	private static final byte[] END = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

	private static final Pattern PIECES = Pattern.compile("\"(\\d+) pieces\"");

	private final SocketChannel channel;

	private final StringBuilder request = new StringBuilder();

	private int left;

	private long due;

	private PacedStream(SocketChannel channel) {
		this.channel = channel;
	}

	static void accept(ServerSocketChannel server, Selector selector) throws IOException {
		for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
			channel.configureBlocking(false);
			channel.socket().setTcpNoDelay(true);
			channel.register(selector, SelectionKey.OP_READ, new PacedStream(channel));
		}
	}

	/** Reads what there is; true as soon as it is a whole request, and answered. */
	boolean asked() {
		try {
			ByteBuffer buffer = ByteBuffer.allocate(8192);
			int count = this.channel.read(buffer);
			if (count < 0) {
				return gone();
			}
			this.request.append(new String(buffer.array(), 0, count, StandardCharsets.ISO_8859_1));
			if (!isWhole()) {
				return false;
			}
			Matcher pieces = PIECES.matcher(this.request);
			this.left = pieces.find() ? Integer.parseInt(pieces.group(1)) : Integer.MAX_VALUE;
			this.request.setLength(0);
			return send(head()) && send(chunk(StreamTexts.first()));
		}
		catch (IOException ex) {
			return gone();
		}
	}

	/** A stream that ends leaves no connection behind that another could use. */
	private byte[] head() {
		return HEAD.formatted((this.left < Integer.MAX_VALUE) ? "Connection: close\r\n" : "")
			.getBytes(StandardCharsets.US_ASCII);
	}

	private boolean isWhole() {
		int body = this.request.indexOf("\r\n\r\n") + 4;
		// HTTP/2 is offered by some clients and not taken up; their bodies may be
		// chunked.
		if (this.request.indexOf("chunked") >= 0) {
			return body >= 4 && this.request.indexOf("\r\n0\r\n\r\n", body) >= 0;
		}
		Matcher length = LENGTH.matcher(this.request);
		return body >= 4 && length.find() && this.request.length() >= body + Integer.parseInt(length.group(1));
	}

	/**
	 * Sends the next piece, or the end.
	 * @return true if another follows
	 */
	boolean sendPiece() {
		if (!this.channel.isOpen()) {
			return false;
		}
		if (this.left-- > 0) {
			return send(chunk(StreamTexts.piece(" " + System.nanoTime())));
		}
		send(chunk(StreamTexts.last() + StreamTexts.DONE));
		send(END);
		return false;
	}

	private static byte[] chunk(String events) {
		return (Integer.toHexString(events.length()) + "\r\n" + events + "\r\n").getBytes(StandardCharsets.US_ASCII);
	}

	/** A client that leaves so much unread that nothing fits is let go. */
	private boolean send(byte[] bytes) {
		try {
			return this.channel.write(ByteBuffer.wrap(bytes)) == bytes.length || gone();
		}
		catch (IOException ex) {
			return gone();
		}
	}

	private boolean gone() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			// It is of no use any more either way.
		}
		return false;
	}

	void sleep(long nanos) {
		this.due = System.nanoTime() + nanos;
	}

	long nanosLeft() {
		return this.due - System.nanoTime();
	}

	@Override
	public int compareTo(PacedStream other) {
		return Long.signum(this.due - other.due);
	}

}
