package io.github.llmrouter.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.Cost;
import io.github.llmrouter.Decision;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.Skip;

/**
 * A call ended.
 *
 * @param callId the id of the call, unique and ordered by time
 * @param destination what the caller asked for: a chain, or {@code provider/model}
 * @param startedAt when the call began
 * @param latency how long it took, failed attempts included
 * @param outcome how it ended
 * @param failureKind what ended a failed call; null on success and cancellation, and if
 * every target was skipped
 * @param attempts the HTTP exchanges in order; on success the last one gave the answer
 * @param skips the targets passed over, in order
 * @param cost what the whole call costs, failed attempts included
 * @param decision why this model: the same attempts and skips by who was considered
 */
public record CallFinished(String callId, String destination, Instant startedAt, Duration latency, Outcome outcome,
		@Nullable FailureKind failureKind, List<Attempt> attempts, List<Skip> skips, Cost cost, Decision decision) {

	public CallFinished {
		attempts = List.copyOf(attempts);
		skips = List.copyOf(skips);
	}

	/**
	 * Creates an event of a call of which nothing but its attempts and skips is known,
	 * such as in tests of listeners.
	 * @param callId the id of the call
	 * @param destination what the caller asked for
	 * @param startedAt when the call began
	 * @param latency how long it took
	 * @param outcome how it ended
	 * @param failureKind what ended a failed call, may be null
	 * @param attempts the HTTP exchanges in order
	 * @param skips the targets passed over, in order
	 * @param cost what the whole call costs
	 */
	public CallFinished(String callId, String destination, Instant startedAt, Duration latency, Outcome outcome,
			@Nullable FailureKind failureKind, List<Attempt> attempts, List<Skip> skips, Cost cost) {
		this(callId, destination, startedAt, latency, outcome, failureKind, attempts, skips, cost,
				Decision.builder(destination).attempts(attempts).skips(skips).build());
	}

	/**
	 * Returns the attempt that gave the answer.
	 * @return the last attempt of a successful call, null for any other call
	 */
	public @Nullable Attempt answer() {
		return (this.outcome == Outcome.SUCCESS) ? this.attempts.get(this.attempts.size() - 1) : null;
	}
}
