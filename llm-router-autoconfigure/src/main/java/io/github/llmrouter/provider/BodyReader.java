package io.github.llmrouter.provider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import org.apache.hc.core5.http.MalformedChunkCodingException;

import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.unit.DataSize;

/**
 * Reads whole bodies, as far as they are not too large. Memory grows with the bytes that
 * arrive; what {@code Content-Length} claims is believed up to 32 kB.
 */
final class BodyReader {

	/** The largest array that every JVM can make, less the one byte that is too many. */
	private static final long LARGEST = Integer.MAX_VALUE - 16;

	/** What a reply may claim to be long and be believed. */
	private static final int SMALL = 32 * 1024;

	private final DataSize limit;

	BodyReader(DataSize limit) {
		this.limit = limit;
	}

	DataSize limit() {
		return this.limit;
	}

	/**
	 * Reads to the end of the body.
	 * @param response whose body to read
	 * @return the bytes
	 * @throws ReplyTooLargeException if there are more than the limit
	 * @throws IOException if the body ends early
	 */
	byte[] read(ClientHttpResponse response) throws IOException {
		long claimed = response.getHeaders().getContentLength();
		if (claimed > this.limit.toBytes()) {
			throw new ReplyTooLargeException(this.limit);
		}
		int most = (int) Math.min(this.limit.toBytes(), LARGEST);
		InputStream body = response.getBody();
		byte[] bytes = read(body, claimed, most + 1);
		if (bytes.length > most) {
			throw new ReplyTooLargeException(this.limit);
		}
		return bytes;
	}

	/** Reads into an array of the size that is claimed, and to the end all the same. */
	private static byte[] readSmall(InputStream body, int claimed, int most) throws IOException {
		byte[] bytes = new byte[claimed];
		int count = body.readNBytes(bytes, 0, claimed);
		if (count < claimed) {
			return Arrays.copyOf(bytes, count);
		}
		byte[] more = body.readNBytes(1);
		if (more.length == 0) {
			return bytes;
		}
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		all.writeBytes(bytes);
		all.writeBytes(more);
		all.writeBytes(body.readNBytes(most - claimed - 1));
		return all.toByteArray();
	}

	private static byte[] read(InputStream body, long claimed, int most) throws IOException {
		try {
			return (claimed >= 0 && claimed <= SMALL) ? readSmall(body, (int) claimed, most) : body.readNBytes(most);
		}
		catch (MalformedChunkCodingException ex) {
			throw ReplyBody.notChunked(ex);
		}
	}

}
