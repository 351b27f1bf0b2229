package io.github.llmrouter.autoconfigure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Finds what somebody may have meant. */
final class Suggestions {

	private Suggestions() {
	}

	/** Lists what is known, and what of it comes closest. */
	static String fix(String written, Collection<String> known) {
		String closest = closest(written, known);
		String all = known.isEmpty() ? "none" : String.join(", ", known.stream().sorted().toList());
		return ((closest != null) ? "Did you mean '" + closest + "'? " : "") + "Known: " + all + ".";
	}

	/** About a third of the characters may be wrong; more is another word. */
	static @Nullable String closest(String written, Collection<String> known) {
		String lower = written.toLowerCase(Locale.ROOT);
		return known.stream()
			.filter((name) -> !name.equals(written) && distance(lower, name) <= (name.length() + 1) / 3)
			.min(Comparator.comparingInt((name) -> distance(lower, name)))
			.orElse(null);
	}

	private static int distance(String left, String right) {
		int[] previous = new int[right.length() + 1];
		for (int column = 0; column <= right.length(); column++) {
			previous[column] = column;
		}
		for (int row = 1; row <= left.length(); row++) {
			int[] current = new int[right.length() + 1];
			current[0] = row;
			for (int column = 1; column <= right.length(); column++) {
				int change = (left.charAt(row - 1) == right.charAt(column - 1)) ? 0 : 1;
				current[column] = Math.min(previous[column - 1] + change,
						1 + Math.min(previous[column], current[column - 1]));
			}
			previous = current;
		}
		return previous[right.length()];
	}

}
