package io.github.llmrouter.provider;

import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;

import io.github.llmrouter.dialect.WireReply;

/**
 * A reply whose headers have arrived. Holds its connection until it was read to its end
 * or cancelled.
 */
final class OpenReply {

	private final ClientHttpResponse response;

	private final BodyReader bodyReader;

	private final CurrentExchange current;

	OpenReply(ClientHttpResponse response, BodyReader bodyReader, CurrentExchange current) {
		this.response = response;
		this.bodyReader = bodyReader;
		this.current = current;
	}

	int status() throws IOException {
		return this.response.getStatusCode().value();
	}

	HttpHeaders headers() {
		return this.response.getHeaders();
	}

	/**
	 * An error is an error, whatever its type says: some have that of a stream. Some
	 * streams have none, and what was asked for is a stream.
	 */
	boolean holdsEvents() throws IOException {
		@Nullable String type = headers().getFirst(HttpHeaders.CONTENT_TYPE);
		return status() / 100 == 2
				&& (type == null || type.stripLeading().regionMatches(true, 0, "text/event-stream", 0, 17));
	}

	/**
	 * Reads the reply to its end and gives the connection back.
	 * @return the reply
	 * @throws IOException if there is no end, or too much before it
	 */
	WireReply whole() throws IOException {
		WireReply whole = new WireReply(status(), headers(), this.bodyReader.read(this.response));
		this.response.close();
		return whole;
	}

	/**
	 * Returns the body for reading it piece by piece.
	 * @return the body, whose size is limited
	 * @throws IOException if it cannot be read
	 */
	InputStream body() throws IOException {
		return new ReplyBody(this.response.getBody(), this.bodyReader.limit(), this.current.timer()::alive);
	}

	/** Gives the connection back after the body was read to its end. */
	void close() {
		this.response.close();
	}

	/** Ends the connection at once. */
	void cancel() {
		this.current.cancelRequest();
		this.response.close();
	}

}
