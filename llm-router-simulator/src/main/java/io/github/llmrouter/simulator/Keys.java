package io.github.llmrouter.simulator;

import org.jspecify.annotations.Nullable;

/**
 * Where calls carry their key.
 */
final class Keys {

	private static final String BEARER = "Bearer ";

	private Keys() {
	}

	static @Nullable String header(Call call, String name) {
		return call.http().header(name);
	}

	static @Nullable String bearer(Call call) {
		String value = header(call, "authorization");
		if (value == null || !value.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
			return null;
		}
		String key = value.substring(BEARER.length()).strip();
		return key.isEmpty() ? null : key;
	}

	/**
	 * Whether a key stands for one that the provider rejects: {@code invalid} or what
	 * begins with {@code invalid-}.
	 */
	static boolean isInvalid(@Nullable String key) {
		return key != null && (key.equals("invalid") || key.startsWith("invalid-"));
	}

}
