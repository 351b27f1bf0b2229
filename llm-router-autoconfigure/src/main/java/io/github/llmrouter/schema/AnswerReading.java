package io.github.llmrouter.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;

/**
 * What came of reading an answer.
 *
 * @param value the answer as an object of the type that was asked for; null after a
 * problem, and if no type was asked for
 * @param problems what does not fit, for the model that shall mend it; empty if all is
 * well. They may quote the answer, so they are content and belong in no log
 */
@Internal
public record AnswerReading(@Nullable Object value, List<String> problems) {

	public AnswerReading {
		problems = List.copyOf(problems);
	}

	static AnswerReading problem(String problem) {
		return new AnswerReading(null, List.of(problem));
	}

	/**
	 * Returns whether the answer has the form that was asked for.
	 * @return true if there is no problem
	 */
	public boolean fits() {
		return this.problems.isEmpty();
	}

	/** Shows no content. */
	@Override
	public String toString() {
		return "AnswerReading[" + (fits() ? "fits" : this.problems.size() + " problems") + "]";
	}
}
