package io.github.llmrouter.dialect;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A pattern of model ids. Every call asks several of them about the same few models, so
 * what they said is remembered. Thread-safe.
 */
final class ModelPattern {

	/** Callers may name any model; those of a configuration are fewer. */
	private static final int MAX_REMEMBERED = 500;

	/**
	 * Copied to be changed, which is seldom; what two threads add at once may be lost.
	 */
	private volatile Map<String, Boolean> remembered = Map.of();

	private final Pattern pattern;

	/**
	 * Creates a pattern.
	 * @param pattern what the whole id must match
	 */
	ModelPattern(String pattern) {
		this.pattern = Pattern.compile(pattern);
	}

	/**
	 * Returns whether an id matches.
	 * @param id the id, in the form that the pattern is written for
	 * @return true if the whole of it matches
	 */
	boolean matches(String id) {
		Map<String, Boolean> before = this.remembered;
		Boolean known = before.get(id);
		if (known != null) {
			return known;
		}
		boolean matches = this.pattern.matcher(id).matches();
		if (before.size() < MAX_REMEMBERED) {
			Map<String, Boolean> after = new HashMap<>(before);
			after.put(id, matches);
			this.remembered = after;
		}
		return matches;
	}

}
