package io.github.llmrouter.autoconfigure;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.dialect.AuthStyle;
import io.github.llmrouter.provider.HeaderSyntax;

/** Reads headers and how a key travels. Values of headers are never shown. */
final class Headers {

	private Headers() {
	}

	/**
	 * Adds configured headers to those of the wire format, which they replace.
	 * @param property the name of the property
	 * @param known the headers of the wire format
	 * @param configured the headers as written; blank values are left out
	 * @param problems where to report
	 * @return all headers
	 */
	static Map<String, String> merge(String property, Map<String, String> known, Map<String, String> configured,
			Problems problems) {
		Map<String, String> merged = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		merged.putAll(known);
		configured.forEach((name, value) -> {
			String at = PropertyNames.child(property, name);
			if (!HeaderSyntax.isName(name)) {
				problems.addHidden(at, "This is no name of a header.", "Remove spaces, line breaks and colons.");
			}
			if (!HeaderSyntax.isSettable(name)) {
				problems.addHidden(at, "The router's HTTP client sets this header.", "Remove it.");
			}
			if (!HeaderSyntax.isValue(value.strip())) {
				problems.addHidden(at, "The value holds line breaks or characters that no header can carry.",
						"Write it on one line.");
			}
			if (!value.isBlank()) {
				merged.put(name, value.strip());
			}
		});
		return merged;
	}

	/**
	 * Checks what becomes the value of a header under a name of its own.
	 * @param property the name of the property
	 * @param value what is written, null for nothing
	 * @param problems where to report
	 */
	static void requireValue(String property, @Nullable String value, Problems problems) {
		if (value != null && !HeaderSyntax.isValue(value)) {
			problems.addHidden(property, "It travels in a header, which carries one line of Latin letters only.",
					"Write it without line breaks and other letters.");
		}
	}

	/**
	 * Reads how a key travels. What is written is not shown, as it may be a key in the
	 * wrong place.
	 * @param property the name of the property
	 * @param text what is written
	 * @param problems where to report
	 * @return the style
	 */
	static AuthStyle auth(String property, String text, Problems problems) {
		String header = text.startsWith("header:") ? text.substring("header:".length()).strip() : "";
		if (HeaderSyntax.isName(header)) {
			return AuthStyle.header(header);
		}
		if (!text.equals("bearer") && !text.equals("none")) {
			problems.addHidden(property, "This is no way in which a key travels.",
					"Write bearer, header:<name> or none; the key itself belongs into api-key.");
		}
		return text.equals("none") ? AuthStyle.NONE : AuthStyle.BEARER;
	}

}
