package io.github.llmrouter.provider;

/** Why the router itself ended an exchange. */
enum AbortCause {

	/** The time of the exchange was used up. */
	TIMEOUT,

	/** Nothing of the answer came in time. */
	FIRST_TOKEN,

	/** A reply that had begun fell silent. */
	IDLE,

	/** The calling thread was interrupted. */
	CANCELLED,

	/** The reader closed the stream. */
	CLOSED,

	/** The reader has not asked for a piece for too long. */
	ABANDONED;

	/**
	 * Returns whether it was the caller who wanted the end, or went away.
	 * @return true if nothing failed
	 */
	boolean byCaller() {
		return this == CANCELLED || this == CLOSED || this == ABANDONED;
	}

}
