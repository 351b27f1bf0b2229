package io.github.llmrouter;

import java.util.Iterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An answer while it is being written. Belongs to one thread, except for
 * {@link #close()}, which any thread may call.
 *
 * <pre>{@code
 * try (ChatStream stream = llmRouter.stream(request)) {
 *     for (ChatChunk chunk : stream) {
 *         System.out.print(chunk.text());
 *     }
 *     log.info("{}", stream.response().usage());
 * }
 * }</pre>
 *
 * Nothing arrives here before a target has begun its real answer: until then, failures
 * fall over to the next target unseen. A stream that breaks later ends its iteration as
 * usual, and {@link ChatResponse#outcome()} of {@link #response()} is
 * {@link Outcome#INCOMPLETE}. A stream that is neither read nor closed ends at its idle
 * time.
 */
public interface ChatStream extends Iterable<ChatChunk>, AutoCloseable {

	/**
	 * Returns the pieces as they arrive; {@code next()} and {@code hasNext()} wait.
	 * Interrupting the waiting thread ends the stream with
	 * {@link CallCancelledException}.
	 * @return the only iterator of this stream
	 * @throws IllegalStateException if there was one already
	 */
	@Override
	Iterator<ChatChunk> iterator();

	/**
	 * Returns the pieces as a sequential stream.
	 * @return a stream over the only iterator
	 */
	default Stream<ChatChunk> chunks() {
		return StreamSupport.stream(spliterator(), false);
	}

	/**
	 * Returns the whole answer, waiting for what has not been read yet.
	 * @return the answer; {@link ChatResponse#outcome()} tells whether it is complete
	 * @throws CallCancelledException if the thread is interrupted while it waits
	 */
	ChatResponse response();

	/**
	 * Returns the id of this call, the same as in events and in the call log.
	 * @return the id
	 */
	String callId();

	/**
	 * Ends the call at once if it still runs: the provider's connection is cut and the
	 * call is counted as cancelled, with the tokens that are known. Does nothing
	 * afterwards.
	 */
	@Override
	void close();

}
