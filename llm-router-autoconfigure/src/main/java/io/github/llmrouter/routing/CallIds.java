package io.github.llmrouter.routing;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Ids of calls: UUIDs of version 7, so that they sort by time (RFC 9562, section 5.7).
 */
final class CallIds {

	private static final long RANDOM_12_BITS = 0xFFFL;

	private static final long VERSION_7 = 0x7000L;

	private static final long RANDOM_62_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

	private static final long VARIANT = 0x8000_0000_0000_0000L;

	private CallIds() {
	}

	static String next(Instant at, RandomGenerator random) {
		long high = (at.toEpochMilli() << 16) | VERSION_7 | (random.nextLong() & RANDOM_12_BITS);
		long low = VARIANT | (random.nextLong() & RANDOM_62_BITS);
		return new UUID(high, low).toString();
	}

}
