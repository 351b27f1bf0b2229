package io.github.llmrouter;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How long to wait for one target or provider. What is null is not set here; the more
 * particular setting wins: the target's, then the provider's, then the general one.
 *
 * @param connect how long opening a connection may take
 * @param response how long a plain reply may be silent
 * @param firstToken how long a stream may take from its request to the first piece of its
 * answer, whatever else arrives before
 * @param idle how long a stream may be silent between two pieces
 * @param total how long a whole stream may take
 */
public record Timeouts(@Nullable Duration connect, @Nullable Duration response, @Nullable Duration firstToken,
		@Nullable Duration idle, @Nullable Duration total) {

	private static final Timeouts NONE = new Timeouts(null, null, null, null, null);

	/**
	 * Returns timeouts with nothing set.
	 * @return the empty timeouts
	 */
	public static Timeouts none() {
		return NONE;
	}

	/**
	 * Returns these timeouts with every gap filled from others.
	 * @param others what holds where nothing is set here
	 * @return the merged timeouts
	 */
	public Timeouts or(Timeouts others) {
		return new Timeouts((this.connect != null) ? this.connect : others.connect,
				(this.response != null) ? this.response : others.response,
				(this.firstToken != null) ? this.firstToken : others.firstToken,
				(this.idle != null) ? this.idle : others.idle, (this.total != null) ? this.total : others.total);
	}
}
