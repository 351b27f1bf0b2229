package io.github.llmrouter.provider;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.Internal;

/**
 * One streamed HTTP exchange. Sends nothing before the first call of {@link #next()}.
 * Belongs to one thread at a time, except for {@link #close()}. Never throws for anything
 * that happens on the wire.
 */
@Internal
public interface StreamExchange extends AutoCloseable {

	/**
	 * Waits for the next piece of the answer. An interrupt of the waiting thread ends the
	 * exchange as cancelled and leaves the flag set.
	 * @return the piece, null if no more will come: {@link #exchange()} says why
	 */
	@Nullable ChatChunk next();

	/**
	 * Returns what came of it. Before {@link #next()} has returned null or the exchange
	 * was closed, that is neither a reply nor a failure, but a partial answer that grows.
	 * A reply that said that it is complete stays a whole answer if it fails afterwards,
	 * such as by a missing terminator.
	 * @return an {@link Exchange} as of a plain call: whole; failed with a partial
	 * answer; or cancelled, also by {@link #close()} and {@link #abandoned()}
	 */
	Exchange exchange();

	/**
	 * Returns how long it took from the beginning to the first piece of the answer.
	 * @return the time, null if no piece has arrived
	 */
	@Nullable Duration timeToFirstToken();

	/**
	 * Returns whether nobody has asked for a piece for longer than the idle time, so that
	 * the exchange was ended for that reason.
	 * @return true if the reader has gone
	 */
	boolean abandoned();

	/**
	 * Sets what runs once if the exchange is abandoned, after its connection was freed.
	 * Runs on a thread of the router that may take its time, never on the one that
	 * watches timeouts. A reader who comes back later gets no more pieces.
	 * @param action what to do
	 */
	void onAbandoned(Runnable action);

	/** Ends the exchange at once, from any thread, and frees its connection. */
	@Override
	void close();

}
