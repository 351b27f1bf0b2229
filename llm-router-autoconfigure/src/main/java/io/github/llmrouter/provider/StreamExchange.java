package io.github.llmrouter.provider;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.Internal;

/**
 * One streamed HTTP exchange. Belongs to one thread, except for {@link #close()}. Never
 * throws for anything that happens on the wire.
 */
@Internal
public interface StreamExchange extends AutoCloseable {

	/**
	 * Waits for the next piece of the answer.
	 * @return the piece, null if no more will come: {@link #exchange()} says why
	 */
	@Nullable ChatChunk next();

	/**
	 * Returns what came of it. Its answer grows until {@link #next()} has returned null
	 * or the exchange was closed.
	 * @return an {@link Exchange} as of a plain call; whole, failed with a partial
	 * answer, or cancelled
	 */
	Exchange exchange();

	/**
	 * Returns whether nobody has asked for a piece for longer than the idle time, so that
	 * the exchange was ended for that reason.
	 * @return true if the reader has gone
	 */
	boolean abandoned();

	/**
	 * Sets what runs once if the exchange is abandoned. Runs on a thread of the router
	 * that may take its time, never on the one that watches timeouts.
	 * @param action what to do
	 */
	void onAbandoned(Runnable action);

	/** Ends the exchange at once, from any thread, and frees its connection. */
	@Override
	void close();

}
