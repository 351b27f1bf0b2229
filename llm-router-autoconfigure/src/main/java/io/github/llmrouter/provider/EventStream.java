package io.github.llmrouter.provider;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.dialect.ServerSentEvent;
import io.github.llmrouter.dialect.StreamDecoder;
import io.github.llmrouter.dialect.StreamResult;

/**
 * The events of one reply, and what the wire format makes of them. Belongs to one thread
 * at a time.
 */
final class EventStream {

	/** What may follow a terminator is read so far, to use the connection again. */
	private static final int MOST_AFTER_THE_END = 8192;

	private final InputStream body;

	private final EventReader reader;

	private final StreamDecoder decoder;

	private boolean begun;

	EventStream(InputStream body, EventReader reader, StreamDecoder decoder) {
		this.body = body;
		this.reader = reader;
		this.decoder = decoder;
	}

	/**
	 * Waits for an event.
	 * @param pieces takes what of it is for the caller
	 * @return false if there is none, as the body is at its end
	 * @throws IOException if the body cannot be read
	 * @throws UnreadableEventException if the wire format stumbles over the event
	 */
	boolean next(Consumer<ChatChunk> pieces) throws IOException {
		ServerSentEvent event = this.reader.next();
		if (event == null) {
			return false;
		}
		this.begun = true;
		try {
			this.decoder.read(event, pieces);
		}
		catch (RuntimeException ex) {
			throw new UnreadableEventException(ex);
		}
		return true;
	}

	/** Returns whether the wire format expects nothing more. */
	boolean ended() {
		return this.decoder.ended();
	}

	/**
	 * Returns what has arrived.
	 * @return the result so far, null if not one event has arrived
	 */
	@Nullable StreamResult arrived() {
		return this.begun ? this.decoder.result() : null;
	}

	/**
	 * Waits for the end of the body behind the last event.
	 * @return whether the end was reached
	 */
	boolean reachesEnd() {
		byte[] ignored = new byte[1024];
		try {
			for (int left = MOST_AFTER_THE_END; left > 0;) {
				int count = this.body.read(ignored);
				if (count < 0) {
					return true;
				}
				left -= count;
			}
		}
		catch (IOException | RuntimeException ex) {
			// The answer is there, so that nothing is lost but a connection.
		}
		return false;
	}

	/** A wire format stumbled over an event. */
	static final class UnreadableEventException extends IOException {

		private static final long serialVersionUID = 1L;

		private final RuntimeException reason;

		UnreadableEventException(RuntimeException reason) {
			super(reason);
			this.reason = reason;
		}

		RuntimeException reason() {
			return this.reason;
		}

	}

}
