package io.github.llmrouter.routing;

import java.time.Instant;

import io.github.llmrouter.Target;
import io.github.llmrouter.dialect.WireCall;
import io.github.llmrouter.provider.ApiKey;

/**
 * What was asked of whom.
 *
 * @param call what was asked
 * @param key the key that was used
 * @param startedAt when
 */
record Asked(WireCall call, ApiKey key, Instant startedAt) {

	Target target() {
		return this.call.target();
	}
}
