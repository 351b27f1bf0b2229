package io.github.llmrouter.benchmarks.contender;

/**
 * A way to read a streamed answer. Thread-safe.
 */
public interface StreamContender extends AutoCloseable {

	/**
	 * Returns its name in tables.
	 * @return the name
	 */
	String name();

	/**
	 * Asks once and waits for the end of the stream.
	 * @param question the user's message
	 * @param arrival told of the stream while it arrives, on whichever thread
	 */
	void stream(String question, Arrival arrival);

	@Override
	default void close() {
	}

	/**
	 * Told of what arrives.
	 */
	interface Arrival {

		/**
		 * Takes a piece of the answer's text.
		 * @param text the piece
		 */
		void text(String text);

		/**
		 * Takes bytes of the body, from contenders who look no further.
		 * @param bytes a buffer, used again
		 * @param length how many bytes of it arrived
		 */
		void bytes(byte[] bytes, int length);

	}

}
