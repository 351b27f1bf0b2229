package io.github.llmrouter.conformance;

import org.jspecify.annotations.Nullable;

/**
 * A field of a decoded reply that is not what the recording says.
 *
 * @param field the field
 * @param expected what the recording says
 * @param actual what was decoded
 */
record Mismatch(String field, @Nullable Object expected, @Nullable Object actual) {

	private static final int LONGEST = 200;

	@Override
	public String toString() {
		return this.field + ": expected <" + shortened(this.expected) + ">, actual <" + shortened(this.actual) + ">";
	}

	private static String shortened(@Nullable Object value) {
		String text = String.valueOf(value).replace("\n", "\\n");
		return (text.length() > LONGEST) ? text.substring(0, LONGEST) + "… (" + text.length() + " characters)" : text;
	}
}
