package io.github.llmrouter.dialect;

import io.github.llmrouter.Internal;

/**
 * How a key travels: always in a header, never in the URL.
 *
 * @param header the header's name; empty if no key is sent
 * @param prefix what stands before the key, such as {@code "Bearer "}
 */
@Internal
public record AuthStyle(String header, String prefix) {

	/** {@code Authorization: Bearer …}. */
	public static final AuthStyle BEARER = new AuthStyle("Authorization", "Bearer ");

	/** No key at all. */
	public static final AuthStyle NONE = new AuthStyle("", "");

	/**
	 * Returns the style of a header that holds the bare key.
	 * @param name the header's name
	 * @return the style
	 */
	public static AuthStyle header(String name) {
		return new AuthStyle(name, "");
	}
}
