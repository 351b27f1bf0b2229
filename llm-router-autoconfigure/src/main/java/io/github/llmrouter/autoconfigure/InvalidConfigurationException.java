package io.github.llmrouter.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. Names every problem and no secret. */
@SuppressWarnings("serial")
final class InvalidConfigurationException extends RuntimeException {

	private final List<Problem> problems;

	InvalidConfigurationException(List<Problem> problems) {
		super("The configuration of llm-router cannot be used: "
				+ problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
		this.problems = List.copyOf(problems);
	}

	List<Problem> problems() {
		return this.problems;
	}

}
