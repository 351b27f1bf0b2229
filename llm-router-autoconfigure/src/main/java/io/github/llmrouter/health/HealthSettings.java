package io.github.llmrouter.health;

import java.time.Duration;

import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.github.llmrouter.Internal;

/**
 * How long is waited where a provider does not say, and at most.
 *
 * @param coolDown the first cool-down after a rate limit without a time; doubles with
 * every further one in a row
 * @param maxGuessedCoolDown the longest of these guesses
 * @param maxCoolDown the longest time that is believed when a provider names one
 * @param circuit when a target that fails too much is left alone
 */
@Internal
public record HealthSettings(@DefaultValue("10s") Duration coolDown, @DefaultValue("5m") Duration maxGuessedCoolDown,
		@DefaultValue("24h") Duration maxCoolDown, @DefaultValue @NestedConfigurationProperty CircuitSettings circuit) {

	/**
	 * Returns the defaults.
	 * @return the settings of an application that sets none
	 */
	public static HealthSettings defaults() {
		return new HealthSettings(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofHours(24),
				CircuitSettings.defaults());
	}
}
