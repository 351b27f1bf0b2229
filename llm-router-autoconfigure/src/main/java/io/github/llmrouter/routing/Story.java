package io.github.llmrouter.routing;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.Skip;

/** Takes what happens to the targets of a call, in order. */
interface Story {

	/** Takes note that an exchange begins, which is told when it has ended. */
	default void asks() {
	}

	/**
	 * Takes an exchange that has ended.
	 * @param attempt what happened
	 * @param freesUpAt when its target frees up, null if it is free or that is not known
	 */
	void tried(Attempt attempt, @Nullable Instant freesUpAt);

	/**
	 * Takes a target that was passed over.
	 * @param skip why
	 */
	void skipped(Skip skip);

}
