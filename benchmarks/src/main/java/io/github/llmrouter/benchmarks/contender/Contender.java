package io.github.llmrouter.benchmarks.contender;

/**
 * A way to ask a model. Thread-safe.
 */
public interface Contender extends AutoCloseable {

	/** What stands before the question in every request. */
	String SYSTEM = "You answer questions about geography in one short sentence.";

	/** What everybody asks. */
	String QUESTION = "What is the capital of France, and where does it lie?";

	/** The model's id, at a server that speaks chat completions. */
	String MODEL = "gpt-4o-mini";

	/** Nothing on loopback asks for a real one. */
	String KEY = "sk-benchmark-key-0123456789";

	/**
	 * Returns its name in tables.
	 * @return the name
	 */
	String name();

	/**
	 * Asks once, without a stream, and waits for the answer.
	 * @param question the user's message
	 * @return the answer's text
	 */
	String chat(String question);

	@Override
	default void close() {
	}

}
