package io.github.llmrouter;

import java.util.List;

/**
 * The request itself is wrong: an unknown chain, an empty prompt, or something that a
 * provider refused and every other would refuse too. Sending it again changes nothing.
 */
public class InvalidRequestException extends LlmRouterException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception for a request that was not sent.
	 * @param message what is wrong and how to mend it
	 */
	public InvalidRequestException(String message) {
		this(message, List.of(), List.of());
	}

	/**
	 * Creates an exception for a request that a provider refused.
	 * @param message what is wrong
	 * @param attempts the HTTP exchanges in order; the last one was refused
	 * @param skips the targets passed over
	 */
	public InvalidRequestException(String message, List<Attempt> attempts, List<Skip> skips) {
		super(message, null, attempts, skips);
	}

}
