package io.github.llmrouter;

/**
 * Guesses how many tokens a text has, before it is sent. A bean of this type replaces the
 * router's own. Implementations are thread-safe, fast and do no I/O.
 */
public interface TokenEstimator {

	/**
	 * Guesses.
	 * @param target the model and its provider
	 * @param text any text
	 * @return the number of tokens, rather a little too high than too low
	 */
	long tokens(Target target, CharSequence text);

}
