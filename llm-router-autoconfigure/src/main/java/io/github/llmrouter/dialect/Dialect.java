package io.github.llmrouter.dialect;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;

/**
 * A wire format. Implementations are pure functions: no I/O, no clock, no retries, no
 * state, so one instance serves every account and thread.
 */
@Internal
public interface Dialect {

	/**
	 * Returns the name that configuration uses, such as {@code openai}.
	 * @return the name
	 */
	String name();

	/**
	 * Returns the header that carries the key, and what stands before it, unless the
	 * account says otherwise.
	 * @return the style
	 */
	AuthStyle authStyle();

	/**
	 * Returns headers that tell the provider which application calls.
	 * @param appUrl the application's address, may be null
	 * @param appTitle the application's name, may be null
	 * @return the headers, empty where a provider knows none
	 */
	default Map<String, String> attribution(@Nullable String appUrl, @Nullable String appTitle) {
		return Map.of();
	}

	/**
	 * Returns what a base URL must not end in, because the wire format appends it.
	 * @return paths with a leading slash
	 */
	default List<String> appendedPaths() {
		return List.of();
	}

	/**
	 * Writes a request.
	 * @param call what is asked of which target
	 * @return the body and where it goes
	 */
	WireRequest encode(WireCall call);

	/**
	 * Reads a reply of any status. Never throws for what a provider sent: what cannot be
	 * read becomes a {@link ProviderError} of kind MALFORMED_REPLY.
	 * @param reply what arrived
	 * @param now the time at which it arrived, for headers that name durations
	 * @return an {@link Answer} or a {@link ProviderError}
	 */
	Decoded decode(WireReply reply, Instant now);

}
