package io.github.llmrouter.provider;

import java.util.Locale;

/**
 * A host that media may be fetched from.
 *
 * @param name the name without port and brackets, in lower case; with a leading dot, the
 * names that end so
 * @param port the port, -1 for the usual one
 */
record AllowedHost(String name, int port) {

	/**
	 * Reads an entry of the configuration.
	 * @param entry {@code host} or {@code *.domain}, either with a {@code :port} or not
	 * @return the host
	 */
	static AllowedHost of(String entry) {
		String text = entry.strip().toLowerCase(Locale.ROOT);
		int colon = text.lastIndexOf(':');
		boolean ported = colon > text.lastIndexOf(']') && text.indexOf(':') == colon || text.contains("]:");
		String host = ported ? text.substring(0, colon) : text;
		if (host.startsWith("[")) {
			host = host.substring(1, host.length() - 1);
		}
		return new AllowedHost(host.startsWith("*.") ? host.substring(1) : host,
				ported ? Integer.parseInt(text.substring(colon + 1)) : -1);
	}

	/**
	 * Returns whether this entry allows an address.
	 * @param host the host, in lower case
	 * @param askedPort the port
	 * @param usual the usual port of the scheme
	 * @return true if it does
	 */
	boolean matches(String host, int askedPort, int usual) {
		String asked = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
		boolean named = this.name.startsWith(".") ? asked.endsWith(this.name) : asked.equals(this.name);
		return named && askedPort == ((this.port >= 0) ? this.port : usual);
	}

}
