package io.github.llmrouter.autoconfigure;

import java.util.regex.Pattern;

/** Spells names of properties as a reader would have to write them. */
final class PropertyNames {

	static final String PREFIX = "llm-router";

	private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9-]*");

	private PropertyNames() {
	}

	/** Keys with dots, capitals or other characters stand in brackets. */
	static String child(String parent, String key) {
		return PLAIN.matcher(key).matches() ? parent + "." + key : parent + "[" + key + "]";
	}

	static String provider(String name) {
		return child(PREFIX + ".providers", name);
	}

	static String chain(String name) {
		return child(PREFIX + ".chains", name);
	}

	static String item(String parent, int index) {
		return parent + "[" + index + "]";
	}

}
