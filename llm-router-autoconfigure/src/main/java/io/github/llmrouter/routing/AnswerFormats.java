package io.github.llmrouter.routing;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;
import io.github.llmrouter.ResponseFormat;

/** Knows the schemas of wanted formats, and whether an answer fits. Thread-safe. */
@Internal
public interface AnswerFormats {

	/**
	 * Returns the schema of a format.
	 * @param format the format
	 * @return a JSON Schema, null if any JSON object will do
	 */
	@Nullable String schema(ResponseFormat format);

	/**
	 * Reads an answer that is to have a format.
	 * @param format the format
	 * @param text the answer
	 * @return what it is, measured by the format
	 */
	Reading read(ResponseFormat format, String text);

	/**
	 * What an answer is, measured by its format.
	 *
	 * @param entity the object of the wanted type, null if no type is wanted
	 * @param problems why the answer does not fit, in words for the model; empty if it
	 * does. They may quote the answer
	 */
	@Internal
	record Reading(@Nullable Object entity, List<String> problems) {

	}

}
