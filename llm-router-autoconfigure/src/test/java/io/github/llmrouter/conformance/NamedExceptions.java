package io.github.llmrouter.conformance;

import java.util.Map;

/** Recordings that are themselves broken, each with the reason. */
final class NamedExceptions {

	/** Why an exchange may come out wrong, by its id. */
	static final Map<String, String> REASONS = Map.of();

	private NamedExceptions() {
	}

}
