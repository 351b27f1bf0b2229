package io.github.llmrouter.autoconfigure;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ResponseFormat;
import io.github.llmrouter.routing.AnswerFormats;
import io.github.llmrouter.schema.AnswerReading;
import io.github.llmrouter.schema.SchemaFormats;

/** Lets the routing judge answers by schemas without knowing the libraries that do it. */
final class SchemaAnswers implements AnswerFormats {

	private final SchemaFormats formats = new SchemaFormats();

	@Override
	public @Nullable String schema(ResponseFormat format) {
		return this.formats.of(format).schema();
	}

	@Override
	public Reading read(ResponseFormat format, String text) {
		AnswerReading reading = this.formats.of(format).read(text);
		return new Reading(reading.value(), reading.problems());
	}

}
