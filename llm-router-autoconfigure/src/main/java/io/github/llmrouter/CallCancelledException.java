package io.github.llmrouter;

import java.util.List;

/**
 * The calling thread was interrupted. The HTTP exchange was cancelled, not just
 * abandoned, and the thread's interrupt flag is set.
 */
public class CallCancelledException extends LlmRouterException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param message which call was cancelled
	 * @param attempts the HTTP exchanges in order
	 * @param skips the targets passed over
	 */
	public CallCancelledException(String message, List<Attempt> attempts, List<Skip> skips) {
		super(message, null, attempts, skips);
	}

}
