package io.github.llmrouter;

/**
 * What went wrong with an attempt, sorted by what a <em>router</em> does about it rather
 * than by what HTTP said. The same values stand in results, events, the call log and
 * metrics.
 */
public enum FailureKind {

	/** Too many requests or tokens for now; the limit frees itself soon. */
	RATE_LIMITED,

	/** A quota for a longer stretch, such as a day, is used up. */
	QUOTA_EXHAUSTED,

	/** The API key was refused: it is dead until it is changed. */
	KEY_REJECTED,

	/** The account cannot pay: no credit, or a spend limit was reached. */
	BILLING,

	/** The key is valid but may not do this. */
	FORBIDDEN,

	/** The provider does not know the model, or has retired it. */
	MODEL_NOT_FOUND,

	/** The prompt does not fit the model's context window. */
	CONTEXT_TOO_LONG,

	/** The request is larger than the provider takes at all. */
	REQUEST_TOO_LARGE,

	/** Prompt or answer was refused for its content. */
	CONTENT_POLICY,

	/** The provider has no capacity now. */
	OVERLOADED,

	/** The provider failed in a way of its own. */
	SERVER_ERROR,

	/** No connection could be opened in time. */
	CONNECT_TIMEOUT,

	/**
	 * Every connection that this application allows itself to the provider was in use for
	 * longer than a call waits for one. Nothing was sent, and the provider is not to
	 * blame.
	 */
	POOL_EXHAUSTED,

	/**
	 * A connection that was kept from an earlier call was closed before anything of a
	 * reply came. Most likely it was dead before, and the provider is not to blame; but
	 * nobody can prove that the request was not read.
	 */
	STALE_CONNECTION,

	/** A stream was opened but nothing of the answer came in time. */
	FIRST_TOKEN_TIMEOUT,

	/** A reply that had begun fell silent. */
	IDLE_TIMEOUT,

	/** This attempt's share of the call's time is used up; the next target follows. */
	ATTEMPT_TIMEOUT,

	/** The time of the whole call is used up. */
	DEADLINE,

	/** The connection could not be made, or broke. */
	CONNECTION,

	/** The provider answered with something that is not an answer. */
	MALFORMED_REPLY,

	/**
	 * The answer does not fit the schema that was asked for, not even after one repair.
	 */
	SCHEMA_MISMATCH,

	/**
	 * The model cannot do what the request demands, such as tools or images; another may.
	 */
	UNSUPPORTED,

	/** The request itself is wrong: no other target would take it either. */
	BAD_REQUEST

}
