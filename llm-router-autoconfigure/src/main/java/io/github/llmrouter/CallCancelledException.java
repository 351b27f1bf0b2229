package io.github.llmrouter;

/**
 * The calling thread was interrupted. The HTTP exchange was cancelled, not just
 * abandoned, and the thread's interrupt flag is set.
 */
public class CallCancelledException extends LlmRouterException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param message which call was cancelled
	 * @param decision who was considered, passed over and tried
	 */
	public CallCancelledException(String message, Decision decision) {
		super(message, null, decision);
	}

}
