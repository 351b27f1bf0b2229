package io.github.llmrouter.dialect;

import java.util.function.Consumer;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.Internal;

/**
 * Reads the events of one streamed reply. Keeps what has arrived, so it belongs to one
 * reply and one thread. Never throws for what a provider sent.
 */
@Internal
public interface StreamDecoder {

	/**
	 * Reads an event.
	 * @param event the event
	 * @param pieces takes what of it is for the caller, in order; nothing for events that
	 * only keep the connection alive or describe the answer
	 */
	void read(ServerSentEvent event, Consumer<ChatChunk> pieces);

	/**
	 * Returns whether nothing can follow: the wire format's terminator or an error has
	 * been read.
	 * @return true if the rest of the reply need not be read
	 */
	boolean ended();

	/**
	 * Returns what has arrived so far.
	 * @return the answer, and whether it is whole
	 */
	StreamResult result();

}
