package io.github.llmrouter.autoconfigure;

import org.jspecify.annotations.Nullable;

/** Reads texts of the configuration. */
final class Texts {

	private Texts() {
	}

	/** Blank means absent, as environment variables that are not set leave it. */
	static @Nullable String orNull(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

}
