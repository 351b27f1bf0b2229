package io.github.llmrouter.routing;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Target;
import io.github.llmrouter.dialect.WireCall;
import io.github.llmrouter.health.Failure;
import io.github.llmrouter.health.Permit;
import io.github.llmrouter.health.Success;
import io.github.llmrouter.provider.ApiKey;

/**
 * What was asked of whom.
 *
 * @param call what was asked
 * @param permit the leave to ask, ended by whoever judges what came of it
 * @param startedAt when
 * @param running the same exchange where it is measured
 */
record Asked(WireCall call, Permit permit, Instant startedAt, TargetStatistics.Running running) {

	Target target() {
		return this.call.target();
	}

	ApiKey key() {
		return this.permit.key();
	}

	/** Ends with an answer. */
	void succeeded(Success success) {
		this.running.answered(success.latency());
		this.permit.succeeded(success);
	}

	/** Ends with a failure. Returns when the target frees up, null if it is free. */
	@Nullable Instant failed(Failure failure) {
		this.running.failed(failure.kind());
		return this.permit.failed(failure);
	}

	/**
	 * Ends because nobody waits any more.
	 * @param firstToken how long a streamed answer took to begin, null if none did
	 */
	void cancelled(@Nullable Duration firstToken) {
		if (firstToken != null) {
			this.running.answered(firstToken);
		}
		this.running.cancelled();
		this.permit.cancelled();
	}

	/** Makes sure that an exchange that broke off holds on to nothing. */
	void leave() {
		this.running.cancelled();
		this.permit.cancelled();
	}
}
