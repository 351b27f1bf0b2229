package io.github.llmrouter.dialect;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ResponseFormat;

/** What a model is told that cannot be held to the form of its answer. */
final class JsonInstructions {

	static final String ANY_OBJECT = "Answer with one JSON object and nothing else.";

	private static final String FITTING = "Answer with JSON that fits the following JSON Schema, and nothing else:\n";

	private JsonInstructions() {
	}

	static String fitting(String schema) {
		return FITTING + schema;
	}

	/**
	 * Returns whether any JSON object will do.
	 * @param format the form that is wanted, null for none
	 * @return true if so
	 */
	static boolean isAnyObject(@Nullable ResponseFormat format) {
		return format != null && format.schema() == null && format.type() == null;
	}

}
