package io.github.llmrouter.routing;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;
import io.github.llmrouter.MediaPart;

/** Fetches media for providers that do not fetch themselves. Thread-safe. */
@Internal
@FunctionalInterface
public interface MediaSource {

	/**
	 * Fetches a part. Never throws for anything that is there.
	 * @param part a part that has an address
	 * @param longest how long it may take at most; mostly it takes less
	 * @return the part with its bytes, or why it could not be had
	 */
	Fetched fetch(MediaPart part, Duration longest);

	/**
	 * What was fetched.
	 *
	 * @param part the part with its bytes, null if it could not be had
	 * @param problem why not, null if it could
	 */
	@Internal
	record Fetched(@Nullable MediaPart part, @Nullable String problem) {

	}

}
