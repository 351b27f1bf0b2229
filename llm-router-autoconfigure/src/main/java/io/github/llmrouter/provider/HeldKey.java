package io.github.llmrouter.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A token and its times.
 *
 * @param keys the token alone, the same list for every call
 * @param refreshAt when the next one is fetched
 * @param expiresAt when it is no longer good
 */
record HeldKey(List<ProviderKey> keys, Instant refreshAt, Instant expiresAt) {

	static HeldKey of(ProviderKey key, Instant now, Duration ahead) {
		Instant end = key.expiresAt();
		if (end == null) {
			return new HeldKey(List.of(key), Instant.MAX, Instant.MAX);
		}
		if (!end.isAfter(now)) {
			throw new IllegalStateException("The key had expired before it arrived: compare the clocks");
		}
		// A token that lives shorter than the time ahead would be fetched with every
		// call.
		Duration quarter = Duration.between(now, end).dividedBy(4);
		Duration early = (quarter.compareTo(ahead) < 0) ? quarter : ahead;
		return new HeldKey(List.of(key), end.minus(early), end);
	}

	boolean expired(Instant now) {
		return !now.isBefore(this.expiresAt);
	}
}
