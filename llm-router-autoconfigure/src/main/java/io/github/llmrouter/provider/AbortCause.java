package io.github.llmrouter.provider;

/** Why the router itself ended an exchange. */
enum AbortCause {

	/** The time of the exchange was used up. */
	TIMEOUT,

	/** The calling thread was interrupted. */
	CANCELLED

}
