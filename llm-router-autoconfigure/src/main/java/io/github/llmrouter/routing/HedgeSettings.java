package io.github.llmrouter.routing;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

import io.github.llmrouter.Internal;

/**
 * When the next target is asked beside one that is slow.
 *
 * @param enabled whether that is done at all
 * @param after how long the first token may take before; the target's own 95th percentile
 * if absent
 * @param maxExtra the share of calls, in percent, that may be asked twice at most
 */
@Internal
public record HedgeSettings(@DefaultValue("true") boolean enabled, @Nullable Duration after,
		@DefaultValue("10") double maxExtra) {

	/**
	 * Returns that targets are asked one after the other.
	 * @return the settings
	 */
	public static HedgeSettings off() {
		return new HedgeSettings(false, null, 10);
	}
}
