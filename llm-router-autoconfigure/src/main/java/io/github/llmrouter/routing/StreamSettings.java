package io.github.llmrouter.routing;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;

import io.github.llmrouter.Internal;

/**
 * How long streams may take where neither a target nor its provider says anything else.
 *
 * @param firstToken how long a stream may take to begin its answer
 * @param idle how long it may be silent afterwards, or its reader may stay away
 * @param total how long the whole stream may take, every fallback included
 */
@Internal
public record StreamSettings(@DefaultValue("30s") Duration firstToken, @DefaultValue("30s") Duration idle,
		@DefaultValue("10m") Duration total) {

	/**
	 * Returns what holds if nothing is configured.
	 * @return 30 seconds to begin, 30 seconds of silence, 10 minutes in all
	 */
	public static StreamSettings defaults() {
		return new StreamSettings(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMinutes(10));
	}

}
