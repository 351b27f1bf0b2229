package io.github.llmrouter;

/** How an attempt or a call ended. */
public enum Outcome {

	/** A checked answer arrived. */
	SUCCESS,

	/** No usable answer arrived; the {@link FailureKind} says why. */
	FAILED,

	/** The caller gave up: its thread was interrupted or it closed the stream. */
	CANCELLED,

	/** An answer began and broke off after part of it had reached the caller. */
	INCOMPLETE

}
