package io.github.llmrouter;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A call that gave no answer. The subclasses are sorted by what the caller can do: mend
 * the request ({@link InvalidRequestException}), try later
 * ({@link RoutingFailedException}), nothing ({@link CallCancelledException}). No message
 * holds a key, a prompt or an answer.
 */
public class LlmRouterException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Decision decision;

	/**
	 * Creates an exception.
	 * @param message what a person can act on
	 * @param cause what went wrong below, may be null
	 * @param decision who was considered, passed over and tried
	 */
	protected LlmRouterException(String message, @Nullable Throwable cause, Decision decision) {
		super(message, cause);
		this.decision = Objects.requireNonNull(decision, "decision");
	}

	/**
	 * Returns why nobody answered: who was considered, passed over and tried.
	 * @return the decision; {@link Decision#none()} if the request was wrong before
	 * anybody was considered, and in an exception that was sent to another process
	 */
	public Decision decision() {
		return (this.decision != null) ? this.decision : Decision.none();
	}

	/**
	 * Returns the HTTP exchanges that were made before the call failed.
	 * @return an unmodifiable list in order, empty if nothing was sent
	 */
	public List<Attempt> attempts() {
		return decision().attempts();
	}

	/**
	 * Returns the targets that were passed over.
	 * @return an unmodifiable list in order
	 */
	public List<Skip> skips() {
		return decision().skips();
	}

}
