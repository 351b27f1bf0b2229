package io.github.llmrouter.health;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

import io.github.llmrouter.Internal;

/**
 * When a target that fails too much is left alone, whatever it says of itself.
 *
 * @param enabled whether circuits open at all
 * @param failureRate per cent of failed calls within the window at which a circuit opens
 * @param window how far back calls count; of more than 100 calls the newest 100 do
 * @param minimumCalls how many calls the window must hold before a rate says anything; at
 * most 100
 * @param consecutiveFailures how many failures in a row open a circuit, whatever the rate
 * @param slowCall from when on an answer, or the beginning of a stream, counts as slow;
 * if absent none does
 * @param slowCallRate per cent of slow calls within the window at which a circuit opens
 * @param open how long a circuit stays open the first time; doubles with every further
 * opening in a row
 * @param maxOpen the longest of these times
 */
@Internal
public record CircuitSettings(@DefaultValue("true") boolean enabled, @DefaultValue("60") int failureRate,
		@DefaultValue("60s") Duration window, @DefaultValue("20") int minimumCalls,
		@DefaultValue("10") int consecutiveFailures, @Nullable Duration slowCall, @DefaultValue("80") int slowCallRate,
		@DefaultValue("10s") Duration open, @DefaultValue("1m") Duration maxOpen) {

	/** How many calls a window holds at most. */
	public static final int MOST_CALLS = 100;

	/**
	 * Returns the defaults.
	 * @return the settings of an application that sets none
	 */
	public static CircuitSettings defaults() {
		return new CircuitSettings(true, 60, Duration.ofSeconds(60), 20, 10, null, 80, Duration.ofSeconds(10),
				Duration.ofMinutes(1));
	}
}
