package io.github.llmrouter;

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
		this(message, Decision.none());
	}

	/**
	 * Creates an exception for a request that a provider refused, or that no target of
	 * its chain can serve.
	 * @param message what is wrong
	 * @param decision who was considered, passed over and tried
	 */
	public InvalidRequestException(String message, Decision decision) {
		super(message, null, decision);
	}

}
