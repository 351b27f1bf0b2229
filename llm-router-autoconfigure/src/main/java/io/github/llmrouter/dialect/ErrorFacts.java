package io.github.llmrouter.dialect;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.dialect.ProviderError.RetryHint;

/**
 * What an error of any wire format says, in one form.
 *
 * @param status the status that counts: of HTTP or, within a 200, the one that the body
 * names; 0 if neither tells of an error
 * @param codes everything that is meant for machines, in lower case
 * @param message the provider's words
 * @param parameter the request field at fault, null if the body names none
 * @param hint a time that the body names, null if there is none
 * @param searchable the beginning of the words in lower case, for the fragments of
 * {@link ErrorRule}
 */
record ErrorFacts(int status, Set<String> codes, String message, @Nullable String parameter, @Nullable RetryHint hint,
		String searchable) {

	/** Fragments that are looked for stand at the beginning of what providers say. */
	private static final int SEARCHED = 8000;

	static ErrorFacts of(int status, Collection<String> codes, @Nullable String message, @Nullable String parameter,
			@Nullable RetryHint hint) {
		Set<String> lower = new TreeSet<>();
		codes.forEach((code) -> lower.add(code.toLowerCase(Locale.ROOT)));
		String words = (message != null) ? message : "";
		String beginning = words.substring(0, Math.min(words.length(), SEARCHED));
		return new ErrorFacts(status, lower, words, parameter, hint, beginning.toLowerCase(Locale.ROOT));
	}

	boolean hasCode(List<String> wanted) {
		return wanted.stream().anyMatch(this::hasCode);
	}

	private boolean hasCode(String wanted) {
		return wanted.startsWith("*") ? this.codes.stream().anyMatch((code) -> code.endsWith(wanted.substring(1)))
				: this.codes.contains(wanted);
	}
}
