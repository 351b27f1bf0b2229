package io.github.llmrouter.routing;

import java.time.Instant;

import io.github.llmrouter.Target;
import io.github.llmrouter.dialect.WireCall;
import io.github.llmrouter.health.Permit;
import io.github.llmrouter.provider.ApiKey;

/**
 * What was asked of whom.
 *
 * @param call what was asked
 * @param permit the leave to ask, ended by whoever judges what came of it
 * @param startedAt when
 */
record Asked(WireCall call, Permit permit, Instant startedAt) {

	Target target() {
		return this.call.target();
	}

	ApiKey key() {
		return this.permit.key();
	}
}
