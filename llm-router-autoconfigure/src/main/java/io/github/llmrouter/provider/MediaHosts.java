package io.github.llmrouter.provider;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.apache.hc.core5.http.HttpHost;

/**
 * Tells from an address as it is written whether it may be fetched. Immutable and
 * thread-safe.
 */
final class MediaHosts {

	private static final Pattern NUMBERS = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)\\.?");

	private static final Pattern FOUR_NUMBERS = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

	private final List<AllowedHost> allowed;

	private final boolean anyPort;

	MediaHosts(MediaSettings settings) {
		this.allowed = settings.allowedHosts().stream().map(AllowedHost::of).toList();
		this.anyPort = settings.allowPrivateAddresses() && this.allowed.isEmpty();
	}

	/**
	 * Looks at an address.
	 * @param uri the address
	 * @return whom to ask
	 * @throws MediaProblemException if it may not be fetched
	 */
	HttpHost check(URI uri) throws MediaProblemException {
		String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
		if (!scheme.equals("http") && !scheme.equals("https")) {
			throw new MediaProblemException("only http and https addresses are fetched, not " + scheme);
		}
		String authority = uri.getRawAuthority();
		if (authority != null && authority.indexOf('@') >= 0) {
			throw new MediaProblemException("media is fetched without user and password; give its bytes instead");
		}
		String host = host(uri);
		int usual = scheme.equals("https") ? 443 : 80;
		int port = (uri.getPort() >= 0) ? uri.getPort() : usual;
		checkAllowed(host, port, usual);
		return new HttpHost(scheme, host, port);
	}

	/** Resolvers differ in what they take other spellings of an address for. */
	private static String host(URI uri) throws MediaProblemException {
		String host = uri.getHost();
		boolean unusual = host == null || host.indexOf('%') >= 0
				|| (NUMBERS.matcher(host).matches() && !FOUR_NUMBERS.matcher(host).matches());
		if (unusual) {
			throw new MediaProblemException("its host cannot be read; write it as a name, or as a plain address "
					+ "such as 192.0.2.1 or [2001:db8::1]");
		}
		String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
		return plain.toLowerCase(Locale.ROOT);
	}

	private void checkAllowed(String host, int port, int usual) throws MediaProblemException {
		if (!this.allowed.isEmpty()) {
			if (this.allowed.stream().noneMatch((entry) -> entry.matches(host, port, usual))) {
				throw new MediaProblemException(
						"llm-router.media.allowed-hosts does not hold " + host + ((port != usual) ? ":" + port : ""));
			}
		}
		else if (port != usual && !this.anyPort) {
			throw new MediaProblemException("nothing is fetched from port " + port
					+ " unless llm-router.media.allowed-hosts holds " + host + ":" + port);
		}
	}

}
