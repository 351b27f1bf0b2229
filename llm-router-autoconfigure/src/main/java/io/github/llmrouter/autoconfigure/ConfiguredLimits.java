package io.github.llmrouter.autoconfigure;

import java.util.Map;

import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Target;
import io.github.llmrouter.limit.LimitSettings;
import io.github.llmrouter.limit.OwnLimits;

/**
 * The limits that the application sets for itself.
 *
 * @param ofProviders by provider
 * @param ofTargets by target
 */
record ConfiguredLimits(Map<String, LimitSettings> ofProviders, Map<Target, LimitSettings> ofTargets) {

	OwnLimits start(RouterTime time) {
		return new OwnLimits(this.ofProviders, this.ofTargets, time);
	}
}
