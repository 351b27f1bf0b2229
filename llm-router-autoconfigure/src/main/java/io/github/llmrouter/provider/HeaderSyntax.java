package io.github.llmrouter.provider;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.llmrouter.Internal;

/** What can travel in a header of an exchange. */
@Internal
public final class HeaderSyntax {

	/** A token as RFC 9110, section 5.6.2 defines it. */
	private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

	private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7E\\xA0-\\xFF]*");

	private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]*");

	/** With another value of these the exchange would no longer be what it is. */
	private static final Set<String> OF_THE_CLIENT = Set.of("content-length", "transfer-encoding", "accept-encoding",
			"expect", "connection", "upgrade");

	private HeaderSyntax() {
	}

	/**
	 * Returns whether a text is the name of a header.
	 * @param text the text
	 * @return true if so
	 */
	public static boolean isName(String text) {
		return NAME.matcher(text).matches();
	}

	/**
	 * Returns whether a header can carry a text: one line within Latin-1.
	 * @param text the text
	 * @return true if so
	 */
	public static boolean isValue(String text) {
		return VALUE.matcher(text).matches();
	}

	/**
	 * Returns whether a text can be a key: visible ASCII, or nothing at all.
	 * @param text the text
	 * @return true if so
	 */
	public static boolean isKey(String text) {
		return KEY.matcher(text).matches();
	}

	/**
	 * Returns whether an account may set a header, or only the HTTP client.
	 * @param name the name of the header
	 * @return true if an account may
	 */
	public static boolean isSettable(String name) {
		return !OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT));
	}

}
