package io.github.llmrouter.routing;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;
import io.github.llmrouter.ResponseFormat;

/** Takes every answer as it is. */
@Internal
public final class PlainFormats implements AnswerFormats {

	@Override
	public @Nullable String schema(ResponseFormat format) {
		return format.schema();
	}

	@Override
	public Reading read(ResponseFormat format, String text) {
		return new Reading(null, List.of());
	}

}
