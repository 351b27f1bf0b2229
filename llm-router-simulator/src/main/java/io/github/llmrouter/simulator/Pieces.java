package io.github.llmrouter.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits what a model says into the pieces in which a stream carries it.
 */
final class Pieces {

	private static final int TEXT = 24;

	private static final int ARGUMENTS = 9;

	private Pieces() {
	}

	static List<String> ofText(String text) {
		return split(text, TEXT);
	}

	static List<String> ofArguments(String json) {
		return split(json, ARGUMENTS);
	}

	private static List<String> split(String text, int size) {
		List<String> pieces = new ArrayList<>();
		int start = 0;
		while (start < text.length()) {
			int end = Math.min(text.length(), start + size);
			// A character outside the basic plane is two chars that belong together.
			if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
				end++;
			}
			pieces.add(text.substring(start, end));
			start = end;
		}
		return List.copyOf(pieces);
	}

}
