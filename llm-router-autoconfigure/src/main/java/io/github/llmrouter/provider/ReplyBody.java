package io.github.llmrouter.provider;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.apache.hc.core5.http.MalformedChunkCodingException;

import org.springframework.util.unit.DataSize;

/**
 * The body of a reply that arrives in pieces: counts it against the largest size, and
 * tells the timer of every sign of life.
 */
final class ReplyBody extends FilterInputStream {

	private final DataSize limit;

	private final Runnable alive;

	private long left;

	ReplyBody(InputStream body, DataSize limit, Runnable alive) {
		super(body);
		this.limit = limit;
		this.left = limit.toBytes();
		this.alive = alive;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		int count = readSome(target, offset, length);
		if (count > 0) {
			this.alive.run();
			this.left -= count;
		}
		if (this.left < 0) {
			throw new ReplyTooLargeException(this.limit);
		}
		return count;
	}

	private int readSome(byte[] target, int offset, int length) throws IOException {
		try {
			return this.in.read(target, offset, length);
		}
		catch (MalformedChunkCodingException ex) {
			throw notChunked(ex);
		}
	}

	/** Its message quotes the body, and so does its place as a cause. */
	static IOException notChunked(MalformedChunkCodingException ex) {
		return new IOException("The body is not chunked as HTTP wants it: " + ex.getClass().getSimpleName());
	}

	/** Would read the rest; whoever opened the reply closes it. */
	@Override
	public void close() {
		// See above.
	}

}
