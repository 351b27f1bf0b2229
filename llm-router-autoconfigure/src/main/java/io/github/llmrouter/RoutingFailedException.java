package io.github.llmrouter;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * No target of a chain gave an answer. The message lists every attempt and every skip
 * with its reason; {@link #retryAt()} says when it is worth trying again. A router that
 * has been closed refuses calls with this exception, too, without attempts or skips.
 */
public class RoutingFailedException extends LlmRouterException {

	private static final long serialVersionUID = 1L;

	private final @Nullable FailureKind failureKind;

	private final @Nullable Instant retryAt;

	/**
	 * Creates an exception.
	 * @param message what a person can act on
	 * @param failureKind what ended the call, null if every target was skipped
	 * @param retryAt when the next target frees up, null if that is not known
	 * @param decision who was considered, passed over and tried
	 */
	public RoutingFailedException(String message, @Nullable FailureKind failureKind, @Nullable Instant retryAt,
			Decision decision) {
		super(message, null, decision);
		this.failureKind = failureKind;
		this.retryAt = retryAt;
	}

	/**
	 * Returns what ended the call: {@link FailureKind#DEADLINE} if its time was used up,
	 * otherwise the kind of the last attempt.
	 * @return the kind, null if every target was skipped or the router is closed
	 */
	public @Nullable FailureKind failureKind() {
		return this.failureKind;
	}

	/**
	 * Returns when the first of the chain's targets frees up.
	 * @return the time, null if no target named one
	 */
	public @Nullable Instant retryAt() {
		return this.retryAt;
	}

}
