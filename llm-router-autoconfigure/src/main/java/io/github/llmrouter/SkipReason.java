package io.github.llmrouter;

/** Why a target was passed over without an HTTP exchange. */
public enum SkipReason {

	/** The target, its key, its quota group or its provider is cooling down. */
	COOLING_DOWN,

	/** An operator paused it. */
	PAUSED,

	/** Its circuit is open. */
	CIRCUIT_OPEN,

	/** A limit that this application set for itself is reached. */
	OWN_LIMIT,

	/** A budget is spent. */
	BUDGET,

	/** It cannot serve what the request demands. */
	CANNOT_SERVE,

	/**
	 * There is no key for it, or none that this call has not tried: one that is supplied
	 * while the application runs has not arrived.
	 */
	NO_KEY

}
