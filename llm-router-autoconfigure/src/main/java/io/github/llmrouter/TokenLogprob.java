package io.github.llmrouter;

import java.util.List;

/**
 * How likely a token of an answer was.
 *
 * @param token the token's text
 * @param logprob the natural logarithm of its probability
 * @param alternatives the likeliest tokens at this place, where they were asked for;
 * their own alternatives are empty
 */
public record TokenLogprob(String token, double logprob, List<TokenLogprob> alternatives) {

	public TokenLogprob {
		alternatives = List.copyOf(alternatives);
	}

	/** Shows no token. */
	@Override
	public String toString() {
		return "TokenLogprob[" + this.logprob + "]";
	}
}
