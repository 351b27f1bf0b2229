package io.github.llmrouter.dialect;

import java.util.List;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.dialect.ProviderError.Scope;

/**
 * A row of a table of errors. It holds if the status is one of its statuses and one of
 * its codes or one of its fragments occurs; what a row does not name does not matter.
 *
 * @param kind what a router does about it
 * @param scope what the failure holds for
 * @param statuses HTTP statuses, empty for any
 * @param codes machine-readable codes in lower case; a leading star stands for any
 * beginning
 * @param fragments pieces of the message in lower case
 * @param unless pieces of the message with which the row does not hold
 */
record ErrorRule(FailureKind kind, Scope scope, List<Integer> statuses, List<String> codes, List<String> fragments,
		List<String> unless) {

	static ErrorRule of(FailureKind kind) {
		return of(kind, Scope.TARGET);
	}

	static ErrorRule of(FailureKind kind, Scope scope) {
		return new ErrorRule(kind, scope, List.of(), List.of(), List.of(), List.of());
	}

	ErrorRule status(Integer... values) {
		return new ErrorRule(this.kind, this.scope, List.of(values), this.codes, this.fragments, this.unless);
	}

	ErrorRule code(String... values) {
		return new ErrorRule(this.kind, this.scope, this.statuses, List.of(values), this.fragments, this.unless);
	}

	ErrorRule words(String... values) {
		return new ErrorRule(this.kind, this.scope, this.statuses, this.codes, List.of(values), this.unless);
	}

	ErrorRule unless(String... values) {
		return new ErrorRule(this.kind, this.scope, this.statuses, this.codes, this.fragments, List.of(values));
	}

	boolean holdsFor(ErrorFacts facts) {
		if (!this.statuses.isEmpty() && !this.statuses.contains(facts.status())) {
			return false;
		}
		String words = facts.searchable();
		if (this.unless.stream().anyMatch(words::contains)) {
			return false;
		}
		return (this.codes.isEmpty() && this.fragments.isEmpty()) || facts.hasCode(this.codes)
				|| this.fragments.stream().anyMatch(words::contains);
	}
}
