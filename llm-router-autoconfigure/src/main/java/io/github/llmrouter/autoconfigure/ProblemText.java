package io.github.llmrouter.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.origin.Origin;

/** Lays out one problem for a reader. */
final class ProblemText {

	private ProblemText() {
	}

	static String of(String property, @Nullable String value, @Nullable Origin origin, String reason, String fix) {
		StringBuilder text = new StringBuilder();
		line(text, "Property", property);
		if (value != null) {
			line(text, "Value", '"' + value + '"');
		}
		if (origin != null) {
			line(text, "Origin", origin.toString());
		}
		line(text, "Reason", reason);
		line(text, "Fix", fix);
		return text.toString();
	}

	private static void line(StringBuilder text, String label, String content) {
		text.append("    ").append(label).append(": ").append(content).append(System.lineSeparator());
	}

}
