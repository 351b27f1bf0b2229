package io.github.llmrouter.schema;

import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;

import io.github.llmrouter.Internal;

/** Says where in JSON something could not be read. */
@Internal
public final class BindingProblems {

	private BindingProblems() {
	}

	private static String place(JacksonException failure) {
		return failure.getPath()
			.stream()
			.map((step) -> "/" + ((step.getPropertyName() != null) ? step.getPropertyName() : step.getIndex()))
			.collect(Collectors.joining());
	}

	/** A type's own refusal says most, such as that of a record's constructor. */
	private static String reason(JacksonException failure) {
		Throwable cause = failure.getCause();
		String own = (cause != null && !(cause instanceof JacksonException)) ? cause.getMessage() : null;
		return (own != null) ? own : failure.getOriginalMessage();
	}

	/**
	 * Words why JSON could not become an object.
	 * @param failure what Jackson threw
	 * @return the place and the reason, at most some 200 characters; may quote the JSON
	 */
	public static String describe(JacksonException failure) {
		return Problem.at(place(failure), reason(failure));
	}

}
