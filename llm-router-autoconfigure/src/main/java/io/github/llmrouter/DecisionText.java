package io.github.llmrouter;

import java.util.Locale;
import java.util.Objects;

import io.github.llmrouter.Decision.Candidate;
import io.github.llmrouter.Decision.Verdict;

/** Tells decisions to people. */
final class DecisionText {

	private static final int LONGEST_NAME = 120;

	private static final int LONGEST_MESSAGE = 300;

	private final StringBuilder text = new StringBuilder();

	private DecisionText() {
	}

	static String of(Decision decision) {
		if (decision.candidates().isEmpty()) {
			return "No target was considered.";
		}
		DecisionText told = new DecisionText();
		told.headline(decision);
		for (Candidate candidate : decision.candidates()) {
			told.candidate(candidate, decision.isExplanation());
		}
		return told.text.toString();
	}

	private void headline(Decision decision) {
		Candidate chosen = decision.chosen();
		this.text.append(clean(decision.destination(), LONGEST_NAME));
		if (decision.isExplanation()) {
			this.text.append((chosen != null) ? " would ask " + id(chosen) + " first" : " has nobody to ask now");
		}
		else {
			this.text.append((chosen != null) ? " was answered by " + id(chosen) : " was answered by nobody");
		}
		int count = decision.candidates().size();
		this.text.append(" (selection ").append(clean(decision.selection(), LONGEST_NAME)).append(", ");
		this.text.append(count).append((count == 1) ? " candidate)" : " candidates)");
	}

	private void candidate(Candidate candidate, boolean explanation) {
		this.text.append('\n').append(candidate.position()).append(". ").append(id(candidate)).append(": ");
		this.text.append((explanation && candidate.verdict() != Verdict.SKIPPED) ? planned(candidate.verdict())
				: candidate.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
		if (candidate.skip() != null) {
			skip(candidate.skip(), candidate.verdict() != Verdict.SKIPPED);
		}
		for (Attempt attempt : candidate.attempts()) {
			attempt(attempt);
		}
	}

	private static String planned(Verdict verdict) {
		return (verdict == Verdict.CHOSEN) ? "would be asked first" : "would be asked if those before it fail";
	}

	private void skip(Skip skip, boolean atFirst) {
		this.text.append(atFirst ? "; passed over at first: " : ": ").append(skip.label()).append(skip.ending());
		if (skip.detail() != null) {
			this.text.append(" (").append(clean(skip.detail(), LONGEST_MESSAGE)).append(')');
		}
	}

	private void attempt(Attempt attempt) {
		this.text.append("; ").append(attempt.outcome());
		if (attempt.failureKind() != null) {
			this.text.append(' ').append(attempt.failureKind());
		}
		if (attempt.status() != null) {
			this.text.append(", HTTP ").append(attempt.status());
		}
		this.text.append(", after ").append(attempt.latency().toMillis()).append(" ms");
		if (attempt.keyLabel() != null) {
			this.text.append(", key ").append(clean(attempt.keyLabel(), LONGEST_NAME));
		}
		if (attempt.retryAt() != null) {
			this.text.append(", wants to be left alone until ").append(attempt.retryAt());
		}
		if (attempt.message() != null) {
			this.text.append(": ").append(clean(attempt.message(), LONGEST_MESSAGE));
		}
	}

	private static String id(Candidate candidate) {
		return clean(candidate.target().id(), LONGEST_NAME);
	}

	/** A name that callers choose must not write lines of its own into a log. */
	private static String clean(String name, int longest) {
		String shown = Objects.requireNonNull(name);
		if (shown.length() > longest) {
			int end = Character.isHighSurrogate(shown.charAt(longest - 1)) ? longest - 1 : longest;
			shown = shown.substring(0, end) + "…";
		}
		return shown.replaceAll("[\\p{Cc}\\u2028\\u2029]", "\uFFFD");
	}

}
