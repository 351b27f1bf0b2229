package io.github.llmrouter.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.CallCancelledException;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.Cost;
import io.github.llmrouter.Decision;
import io.github.llmrouter.EmbeddingResponse;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.LlmRouterException;
import io.github.llmrouter.Message;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.event.AttemptFinished;
import io.github.llmrouter.event.CallFinished;
import io.github.llmrouter.event.RouterListener;

/**
 * What happened in one call so far, and the one place where it ends: with a response or
 * an exception, and with exactly one event. Confined to the calling thread.
 */
final class RoutedCall implements Story {

	private final String id;

	private final Considered considered;

	private final RouterTime time;

	private final RouterListener listener;

	private final Instant startedAt;

	private final long startNanos;

	private final List<Attempt> attempts = new ArrayList<>(2);

	private final List<Skip> skips = new ArrayList<>(0);

	private final List<Instant> freeTimes = new ArrayList<>(0);

	private boolean ended;

	RoutedCall(String id, Considered considered, RouterTime time, RouterListener listener) {
		this.id = id;
		this.considered = considered;
		this.time = time;
		this.listener = listener;
		this.startedAt = time.now();
		this.startNanos = time.nanos();
	}

	String id() {
		return this.id;
	}

	String destination() {
		return this.considered.destination();
	}

	/** How many exchanges were made. */
	int attempts() {
		return this.attempts.size();
	}

	/** Who was passed over so far. */
	List<Skip> skips() {
		return this.skips;
	}

	@Override
	public void tried(Attempt attempt, @Nullable Instant freesUpAt) {
		this.attempts.add(attempt);
		freesUp(freesUpAt);
		this.listener.onAttemptFinished(new AttemptFinished(this.id, destination(), this.attempts.size() - 1, attempt));
	}

	@Override
	public void skipped(Skip skip) {
		this.skips.add(skip);
		freesUp(skip.until());
	}

	/** Takes attempts only: the skips that could follow are known. */
	Story withoutSkips() {
		return new Story() {

			@Override
			public void tried(Attempt attempt, @Nullable Instant freesUpAt) {
				RoutedCall.this.tried(attempt, freesUpAt);
			}

			@Override
			public void skipped(Skip skip) {
			}

		};
	}

	private void freesUp(@Nullable Instant at) {
		if (at != null) {
			this.freeTimes.add(at);
		}
	}

	/** After a wait, what was the next to free up may have done so. */
	private @Nullable Instant freeAt() {
		Instant now = this.time.now();
		return this.freeTimes.stream()
			.filter((at) -> at.isAfter(now))
			.min(Instant::compareTo)
			.or(() -> this.freeTimes.stream().max(Instant::compareTo))
			.orElse(null);
	}

	/** Whether nothing was sent because no target can serve what the request demands. */
	boolean nobodyCanServe() {
		return this.attempts.isEmpty() && !this.skips.isEmpty()
				&& this.skips.stream().allMatch((skip) -> skip.reason() == SkipReason.CANNOT_SERVE);
	}

	/**
	 * Ends the call with an answer, whole or not.
	 * @param outcome how it ends
	 * @param kind what broke the answer, null if nothing did
	 * @param message the answer
	 * @return a response that tells the story
	 */
	ChatResponse.Builder end(Outcome outcome, @Nullable FailureKind kind, Message message) {
		EmbeddingResponse.Story story = end(outcome, kind);
		return ChatResponse.builder(this.id, message, story.attempts())
			.ended(outcome, kind)
			.skips(story.skips())
			.decision(story.decision())
			.cost(story.cost())
			.latency(story.latency());
	}

	/**
	 * Ends the call without an answer.
	 * @param ending how the loop ended
	 * @return what the caller gets to see
	 */
	LlmRouterException fail(Ending<?> ending) {
		boolean cancelled = ending.way() == Ending.Way.CANCELLED;
		boolean wrong = ending.way() == Ending.Way.REFUSED;
		EmbeddingResponse.Story story = end(cancelled ? Outcome.CANCELLED : Outcome.FAILED,
				wrong ? FailureKind.BAD_REQUEST : ending.failureKind());
		Decision decision = story.decision();
		return switch (ending.way()) {
			case CANCELLED -> interrupted();
			case REFUSED -> new InvalidRequestException(report(
					"The request to '" + destination() + "' was refused as wrong; another target would refuse it too.",
					null), decision);
			case UNSERVABLE -> new InvalidRequestException(
					report("No target of '" + destination() + "' can serve what the request demands.", null), decision);
			case FAILED, ANSWERED ->
				new RoutingFailedException(report(headline(ending.failureKind(), story.latency()), freeAt()),
						ending.failureKind(), freeAt(), decision);
		};
	}

	/** What a caller gets to see whose thread was interrupted. */
	LlmRouterException interrupted() {
		return new CallCancelledException(
				report("The call to '" + destination() + "' was cancelled: its thread was interrupted.", null),
				decision());
	}

	/** Accounts for a call that a programming error ended. */
	void brokeOff() {
		if (!this.ended) {
			end(Outcome.FAILED, null);
		}
	}

	@Nullable FailureKind lastFailure() {
		return this.attempts.isEmpty() ? null : this.attempts.get(this.attempts.size() - 1).failureKind();
	}

	private String headline(@Nullable FailureKind kind, Duration latency) {
		String counts = " (" + FailureReport.counted(this.attempts.size(), "attempt") + ", " + this.skips.size()
				+ " skipped).";
		if (kind == FailureKind.DEADLINE) {
			return "The call to '" + destination() + "' used up its time after " + latency.toMillis() + " ms" + counts;
		}
		if (kind == FailureKind.CONTENT_POLICY) {
			return "The call to '" + destination() + "' was refused for its content" + counts;
		}
		return "No target of '" + destination() + "' answered" + counts;
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

	boolean ended() {
		return this.ended;
	}

	/** Ends the call: the one place that tells so, and does it once. */
	EmbeddingResponse.Story end(Outcome outcome, @Nullable FailureKind kind) {
		Duration latency = this.time.since(this.startNanos);
		Cost cost = cost();
		Decision decision = decision();
		if (!this.ended) {
			this.ended = true;
			this.listener.onCallFinished(new CallFinished(this.id, destination(), this.startedAt, latency, outcome,
					kind, decision.attempts(), decision.skips(), cost, decision));
		}
		return new EmbeddingResponse.Story(decision, cost, latency);
	}

	/** What was decided so far. */
	private Decision decision() {
		return Decision.builder(destination())
			.considered(this.considered.selection(), this.considered.targets())
			.attempts(this.attempts)
			.skips(this.skips)
			.build();
	}

}
