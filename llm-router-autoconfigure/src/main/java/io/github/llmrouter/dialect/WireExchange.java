package io.github.llmrouter.dialect;

import java.time.Instant;

import org.springframework.http.HttpHeaders;

import io.github.llmrouter.Internal;

/**
 * A call in a wire format: what is sent, and how to read what comes back. Pure functions
 * of the call and the reply.
 */
@Internal
public interface WireExchange {

	/**
	 * Returns what is sent.
	 * @return the body and where it goes
	 */
	WireRequest request();

	/**
	 * Reads a whole reply of any status. Never throws for what a provider sent: what
	 * cannot be read becomes a {@link ProviderError} of kind MALFORMED_REPLY.
	 * @param reply what arrived
	 * @param now the time at which it arrived, for headers that name durations
	 * @return an {@link Answer}, {@link Vectors}, a {@link ModelList} or a
	 * {@link ProviderError}
	 */
	Decoded decode(WireReply reply, Instant now);

	/**
	 * Begins to read a reply that arrives as events.
	 * @param headers the headers
	 * @param now the time at which they arrived
	 * @return a reader for this one reply
	 * @throws UnsupportedOperationException if such a call is never streamed
	 */
	default StreamDecoder stream(HttpHeaders headers, Instant now) {
		throw new UnsupportedOperationException("This call is not streamed");
	}

}
