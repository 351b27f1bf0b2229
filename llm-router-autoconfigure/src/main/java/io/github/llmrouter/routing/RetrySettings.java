package io.github.llmrouter.routing;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;

import io.github.llmrouter.Internal;

/**
 * How often the same target is asked again after HTTP 408, 409 or 500. Nothing else is
 * worth it: a limit or an overload gets worse by it, and a connection that failed may
 * have delivered the request.
 *
 * @param max how often at most; zero for not at all
 * @param backOff how long to wait before the first one, doubled for each further; the
 * actual time is random between nothing and this
 * @param maxBackOff the longest of these times
 */
@Internal
public record RetrySettings(@DefaultValue("0") int max, @DefaultValue("500ms") Duration backOff,
		@DefaultValue("8s") Duration maxBackOff) {

	/**
	 * Returns that no target is asked again.
	 * @return the settings
	 */
	public static RetrySettings off() {
		return new RetrySettings(0, Duration.ofMillis(500), Duration.ofSeconds(8));
	}
}
