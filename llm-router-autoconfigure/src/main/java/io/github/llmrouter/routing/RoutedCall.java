package io.github.llmrouter.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.CallCancelledException;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.Cost;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.LlmRouterException;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Skip;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.event.AttemptFinished;
import io.github.llmrouter.event.CallFinished;
import io.github.llmrouter.event.RouterListener;

/**
 * What happened in one call so far, and the one place where it ends: with a response or
 * an exception, and with exactly one event. Confined to the calling thread.
 */
final class RoutedCall {

	private final String id;

	private final ChatRequest request;

	private final RouterTime time;

	private final RouterListener listener;

	private final Instant startedAt;

	private final long startNanos;

	private final List<Attempt> attempts = new ArrayList<>(2);

	private final List<Skip> skips = new ArrayList<>(0);

	private @Nullable Instant freeAt;

	private boolean ended;

	RoutedCall(String id, ChatRequest request, RouterTime time, RouterListener listener) {
		this.id = id;
		this.request = request;
		this.time = time;
		this.listener = listener;
		this.startedAt = time.now();
		this.startNanos = time.nanos();
	}

	/** Throws where an attempt would be over before anything is sent. */
	void requireTime(TimeBudget budget) {
		if (Thread.currentThread().isInterrupted()) {
			throw cancelled();
		}
		if (budget.over()) {
			throw failed(FailureKind.DEADLINE);
		}
	}

	void tried(AttemptResult result) {
		this.attempts.add(result.attempt());
		freesUp(result.freeAt());
		this.listener.onAttemptFinished(
				new AttemptFinished(this.id, this.request.destination(), this.attempts.size() - 1, result.attempt()));
	}

	void skipped(Skip skip) {
		this.skips.add(skip);
		freesUp(skip.until());
	}

	private void freesUp(@Nullable Instant at) {
		if (at != null && (this.freeAt == null || at.isBefore(this.freeAt))) {
			this.freeAt = at;
		}
	}

	ChatResponse answered(Answer answer) {
		Duration latency = this.time.since(this.startNanos);
		Cost cost = cost();
		end(Outcome.SUCCESS, null, latency, cost);
		return ChatResponse.builder(this.id, answer.message(), this.attempts)
			.skips(this.skips)
			.rawFinishReason(answer.rawFinishReason())
			.logprobs(answer.logprobs())
			.cost(cost)
			.latency(latency)
			.build();
	}

	LlmRouterException refused() {
		end(Outcome.FAILED, FailureKind.BAD_REQUEST, this.time.since(this.startNanos), cost());
		return new InvalidRequestException(
				report("The request to '" + this.request.destination()
						+ "' was refused as wrong; another target would refuse it too.", null),
				this.attempts, this.skips);
	}

	LlmRouterException cancelled() {
		end(Outcome.CANCELLED, null, this.time.since(this.startNanos), cost());
		return new CallCancelledException(
				report("The call to '" + this.request.destination() + "' was cancelled: its thread was interrupted.",
						null),
				this.attempts, this.skips);
	}

	LlmRouterException failed(@Nullable FailureKind kind) {
		Duration latency = this.time.since(this.startNanos);
		end(Outcome.FAILED, kind, latency, cost());
		return new RoutingFailedException(report(headline(kind, latency), this.freeAt), kind, this.freeAt,
				this.attempts, this.skips);
	}

	/** Accounts for a call that a programming error ended. */
	void brokeOff() {
		if (!this.ended) {
			end(Outcome.FAILED, null, this.time.since(this.startNanos), cost());
		}
	}

	@Nullable FailureKind lastFailure() {
		return this.attempts.isEmpty() ? null : this.attempts.get(this.attempts.size() - 1).failureKind();
	}

	private String headline(@Nullable FailureKind kind, Duration latency) {
		String counts = " (" + FailureReport.counted(this.attempts.size(), "attempt") + ", " + this.skips.size()
				+ " skipped).";
		if (kind == FailureKind.DEADLINE) {
			return "The call to '" + this.request.destination() + "' used up its time after " + latency.toMillis()
					+ " ms" + counts;
		}
		if (kind == FailureKind.CONTENT_POLICY) {
			return "The call to '" + this.request.destination() + "' was refused for its content" + counts;
		}
		return "No target of '" + this.request.destination() + "' answered" + counts;
	}

	private String report(String headline, @Nullable Instant retryAt) {
		return FailureReport.write(headline, this.attempts, this.skips, retryAt, this.time.now());
	}

	private Cost cost() {
		Cost sum = Cost.notBilled();
		for (Attempt attempt : this.attempts) {
			sum = sum.plus(attempt.cost());
		}
		return sum;
	}

	private void end(Outcome outcome, @Nullable FailureKind kind, Duration latency, Cost cost) {
		this.ended = true;
		this.listener.onCallFinished(new CallFinished(this.id, this.request.destination(), this.startedAt, latency,
				outcome, kind, this.attempts, this.skips, cost));
	}

}
