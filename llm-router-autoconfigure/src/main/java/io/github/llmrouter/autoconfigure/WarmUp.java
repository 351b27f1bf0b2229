package io.github.llmrouter.autoconfigure;

import io.github.llmrouter.Internal;

/**
 * Prepares what the first call, or the first page, would else have to wait for. Runs once
 * the application is ready, so that its start does not wait, on one thread with all
 * others. Nobody relies on it: what is asked for earlier prepares itself, and what fails
 * here fails again, and is heard of, when it is used.
 */
@Internal
@FunctionalInterface
public interface WarmUp {

	/** Prepares it; does nothing if that is done. */
	void warmUp();

}
