package io.github.llmrouter.provider;

import java.io.IOException;
import java.io.InputStream;

import org.apache.hc.core5.http.MalformedChunkCodingException;

import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.unit.DataSize;

/**
 * Reads whole bodies, as far as they are not too large. Memory grows with the bytes that
 * arrive, never with what {@code Content-Length} claims.
 */
final class BodyReader {

	/** The largest array that every JVM can make, less the one byte that is too many. */
	private static final long LARGEST = Integer.MAX_VALUE - 16;

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
		if (response.getHeaders().getContentLength() > this.limit.toBytes()) {
			throw new ReplyTooLargeException(this.limit);
		}
		int most = (int) Math.min(this.limit.toBytes(), LARGEST);
		InputStream body = response.getBody();
		byte[] bytes = readAtMost(body, most + 1);
		if (bytes.length > most) {
			throw new ReplyTooLargeException(this.limit);
		}
		return bytes;
	}

	private static byte[] readAtMost(InputStream body, int most) throws IOException {
		try {
			return body.readNBytes(most);
		}
		catch (MalformedChunkCodingException ex) {
			throw ReplyBody.notChunked(ex);
		}
	}

}
