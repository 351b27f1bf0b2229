package io.github.llmrouter.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the JSON in what a model wrote. */
final class JsonText {

	/**
	 * Within JSON no line begins with backticks, since its texts hold no line breaks.
	 * Possessive, as a long line of spaces would otherwise be tried at every length.
	 */
	private static final Pattern FENCE = Pattern.compile("(?m)^[ \\t]*+```[ \\t]*+(\\w*+)[ \\t]*+$");

	private JsonText() {
	}

	/**
	 * Returns the text without a Markdown fence and what stands around it, if there is
	 * exactly one; otherwise the text as it is.
	 */
	static String unfenced(String text) {
		Matcher fence = FENCE.matcher(text);
		if (!fence.find() || !(fence.group(1).isEmpty() || fence.group(1).equalsIgnoreCase("json"))) {
			return text.strip();
		}
		int start = fence.end();
		if (!fence.find() || !fence.group(1).isEmpty()) {
			return text.strip();
		}
		int end = fence.start();
		return fence.find() ? text.strip() : text.substring(start, end).strip();
	}

}
