package io.github.llmrouter;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A call that gave no answer. The subclasses are sorted by what the caller can do: mend
 * the request ({@link InvalidRequestException}), try later
 * ({@link RoutingFailedException}), nothing ({@link CallCancelledException}). No message
 * holds a key, a prompt or an answer.
 */
public class LlmRouterException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<Attempt> attempts;

	private final transient List<Skip> skips;

	/**
	 * Creates an exception.
	 * @param message what a person can act on
	 * @param cause what went wrong below, may be null
	 * @param attempts the HTTP exchanges in order
	 * @param skips the targets passed over in order
	 */
	protected LlmRouterException(String message, @Nullable Throwable cause, List<Attempt> attempts, List<Skip> skips) {
		super(message, cause);
		this.attempts = List.copyOf(attempts);
		this.skips = List.copyOf(skips);
	}

	/**
	 * Returns the HTTP exchanges that were made before the call failed.
	 * @return an unmodifiable list in order, empty if nothing was sent
	 */
	public List<Attempt> attempts() {
		return (this.attempts != null) ? this.attempts : List.of();
	}

	/**
	 * Returns the targets that were passed over.
	 * @return an unmodifiable list in order
	 */
	public List<Skip> skips() {
		return (this.skips != null) ? this.skips : List.of();
	}

}
