package io.github.llmrouter.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * Reports every problem of the configuration with its place and what to write instead.
 */
final class InvalidConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationException> {

	private final Origins origins;

	InvalidConfigurationFailureAnalyzer(@Nullable Environment environment) {
		this.origins = new Origins(environment);
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfigurationException cause) {
		List<Problem> problems = cause.problems();
		String count = (problems.size() == 1) ? "a problem" : problems.size() + " problems";
		return new FailureAnalysis(
				problems.stream()
					.map(this::describe)
					.collect(Collectors.joining(System.lineSeparator(), "The configuration of llm-router has " + count
							+ ":" + System.lineSeparator() + System.lineSeparator(), "")),
				"Correct what is named above.", cause);
	}

	private String describe(Problem problem) {
		Origin origin = this.origins.find(problem.property());
		return ProblemText.of(problem.property(), problem.value(), origin, problem.reason(), problem.fix());
	}

}
