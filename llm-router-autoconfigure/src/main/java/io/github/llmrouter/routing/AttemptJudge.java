package io.github.llmrouter.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.Cost;
import io.github.llmrouter.Demand;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.Operation;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.RateLimit;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.dialect.ChatCall;
import io.github.llmrouter.dialect.Decoded;
import io.github.llmrouter.dialect.EmbeddingCall;
import io.github.llmrouter.dialect.ProviderError;
import io.github.llmrouter.dialect.ProviderError.RetryHint;
import io.github.llmrouter.dialect.Vectors;
import io.github.llmrouter.dialect.WireCall;
import io.github.llmrouter.health.Failure;
import io.github.llmrouter.health.Health;
import io.github.llmrouter.health.HealthSnapshot.ScopeType;
import io.github.llmrouter.health.Permit;
import io.github.llmrouter.health.Success;
import io.github.llmrouter.provider.Exchange;

/**
 * Judges what came of an exchange: prices it, remembers it and tells it as an attempt.
 * Knows nothing of chains. Thread-safe.
 */
final class AttemptJudge {

	/** What says nothing about the target that was to be asked. */
	private static final Set<FailureKind> OF_OUR_CONNECTIONS = EnumSet.of(FailureKind.POOL_EXHAUSTED,
			FailureKind.STALE_CONNECTION);

	private final Health health;

	private final Pricing pricing;

	private final TargetStatistics statistics;

	private final RouterTime time;

	AttemptJudge(Health health, Pricing pricing, TargetStatistics statistics, RouterTime time) {
		this.health = health;
		this.pricing = pricing;
		this.statistics = statistics;
		this.time = time;
	}

	/**
	 * Begins an exchange, which is ended by whatever is told of it here.
	 * @param call what is asked
	 * @param permit the leave to ask
	 * @param streamed whether the answer is streamed
	 */
	Asked begin(WireCall call, Permit permit, boolean streamed) {
		return new Asked(call, permit, this.time.now(), this.statistics.begin(call.target(), streamed));
	}

	/** Starts to tell an exchange that has ended. */
	Attempt.Builder tell(Asked asked, Exchange exchange) {
		if (exchange.sent()) {
			asked.permit().sent();
		}
		return Attempt.builder(asked.target(), asked.startedAt())
			.operation((asked.call() instanceof EmbeddingCall) ? Operation.EMBEDDINGS : Operation.CHAT)
			.latency(exchange.latency())
			.status(exchange.status())
			.keyLabel(asked.key().label())
			.droppedParameters(exchange.dropped());
	}

	/** Tells what an answer says of itself, whole or not. */
	void tell(Attempt.Builder attempt, Asked asked, Answer answer) {
		attempt.model(answer.model())
			.finishReason(answer.finishReason())
			.usage(answer.usage())
			.cost(this.pricing.of(asked.target(), answer))
			.requestId(answer.requestId());
	}

	void tell(Attempt.Builder attempt, Asked asked, Vectors vectors) {
		attempt.model(vectors.model())
			.usage(vectors.usage())
			.cost(this.pricing.of(asked.target(), vectors))
			.requestId(vectors.requestId());
	}

	/** Remembers and tells a success. */
	Attempt succeeded(Attempt.Builder attempt, Asked asked, List<RateLimit> rateLimits) {
		Attempt told = attempt.outcome(Outcome.SUCCESS).build();
		Duration firstToken = told.timeToFirstToken();
		asked.succeeded(new Success(rateLimits, told.usage(), (firstToken != null) ? firstToken : told.latency()));
		return told;
	}

	/** Remembers and tells an answer that is none, or not the one that was wanted. */
	<A> StepResult<A> unusable(Attempt.Builder attempt, Asked asked, Fault fault, List<RateLimit> rateLimits) {
		Attempt told = attempt.failureKind(fault.kind()).message(fault.message()).build();
		Failure failure = new Failure(fault.kind(), ScopeType.TARGET, null, null, rateLimits, told.usage());
		return StepResult.failed(told, false, asked.failed(failure));
	}

	/** Remembers and tells what the provider reported. */
	<A> StepResult<A> reported(Attempt.Builder attempt, Asked asked, ProviderError error, Exchange exchange) {
		RetryHint retry = error.retry();
		attempt.failureKind(error.kind())
			.message(error.message())
			.retryAt((retry != null) ? retry.until() : null)
			.requestId(error.requestId());
		if (exchange.partial() == null) {
			attempt.usage(error.usage()).cost(this.pricing.of(asked.target(), error));
		}
		rememberUnmet(asked, error.unmet());
		Failure failure = new Failure(error.kind(), ScopeType.valueOf(error.scope().name()),
				(retry != null) ? retry.until() : null, (retry != null) ? retry.signal() : null, error.rateLimits(),
				error.usage());
		Instant freeAt = asked.failed(failure);
		StepResult<A> result = StepResult.failed(attempt.build(),
				isNewlyRefused(asked, error.refused(), exchange.dropped()), freeAt);
		return Boolean.FALSE.equals(error.shouldRetry()) ? result.unrepeatable() : result;
	}

	/** What was not demanded tells nothing: words of an error may be quoted. */
	private void rememberUnmet(Asked asked, @Nullable Demand unmet) {
		if (unmet != null && asked.call() instanceof ChatCall call && Demands.of(call.request()).contains(unmet)) {
			this.health.demandUnmet(asked.target(), unmet);
		}
	}

	/**
	 * A parameter is worth leaving out only if it was sent and is not known as refused.
	 */
	private boolean isNewlyRefused(Asked asked, @Nullable Parameter parameter, List<Parameter> dropped) {
		if (parameter == null || !(asked.call() instanceof ChatCall call) || dropped.contains(parameter)
				|| call.refused().contains(parameter) || call.wanted().get(parameter) == null) {
			return false;
		}
		this.health.parameterRefused(asked.target(), parameter);
		return true;
	}

	/** Remembers and tells an exchange without a whole reply. */
	<A> StepResult<A> broken(Attempt.Builder attempt, Asked asked, Exchange exchange) {
		attempt.message(exchange.message());
		if (exchange.partial() == null) {
			attempt.cost(this.pricing.of(exchange));
		}
		FailureKind kind = exchange.failure();
		if (kind == null) {
			Attempt told = attempt.outcome(Outcome.CANCELLED).build();
			asked.cancelled(told.timeToFirstToken());
			return StepResult.failed(told, false, null);
		}
		if (OF_OUR_CONNECTIONS.contains(kind)) {
			asked.cancelled(null);
			return StepResult.failed(attempt.failureKind(kind).build(), false, null);
		}
		Instant freeAt = asked.failed(Failure.of(kind));
		return StepResult.failed(attempt.failureKind(kind).build(), false, freeAt);
	}

	/**
	 * Judges an exchange of which the caller has seen nothing yet.
	 * @param asked what was asked of whom
	 * @param exchange what came of it
	 * @param check looks for what is wrong with an answer that is one
	 * @return the attempt: successful, failed or cancelled
	 */
	StepResult<Answer> judge(Asked asked, Exchange exchange, Function<Answer, @Nullable Fault> check) {
		return judge(tell(asked, exchange), asked, exchange, check);
	}

	/**
	 * Judges the end of a stream of which the caller has seen the beginning.
	 * @param asked what was asked of whom
	 * @param exchange what came of it
	 * @param firstToken how long it took to begin
	 * @param check looks for what is wrong with an answer that is one
	 * @return the attempt: successful, incomplete or cancelled
	 */
	StepResult<Answer> endOfStream(Asked asked, Exchange exchange, @Nullable Duration firstToken,
			Function<Answer, @Nullable Fault> check) {
		Attempt.Builder attempt = tell(asked, exchange).timeToFirstToken(firstToken).outcome(Outcome.INCOMPLETE);
		return judge(attempt, asked, exchange, check);
	}

	private StepResult<Answer> judge(Attempt.Builder attempt, Asked asked, Exchange exchange,
			Function<Answer, @Nullable Fault> check) {
		Decoded decoded = exchange.decoded();
		if (decoded instanceof Answer answer) {
			tell(attempt, asked, answer);
			FailureKind kind = AnswerCheck.failureOf(answer);
			Fault fault = (kind != null) ? new Fault(kind, AnswerCheck.describe(answer, kind)) : checked(answer, check);
			return (fault != null) ? unusable(attempt, asked, fault, answer.rateLimits())
					: StepResult.answered(succeeded(attempt, asked, answer.rateLimits()), answer);
		}
		if (exchange.partial() != null) {
			tell(attempt, asked, exchange.partial());
		}
		return (decoded instanceof ProviderError error) ? reported(attempt, asked, error, exchange)
				: broken(attempt, asked, exchange);
	}

	/** Tells an answer that a programming error keeps from being judged. */
	Attempt untold(Asked asked) {
		return Attempt.builder(asked.target(), asked.startedAt())
			.latency(Duration.between(asked.startedAt(), this.time.now()))
			.keyLabel(asked.key().label())
			.outcome(Outcome.INCOMPLETE)
			.cost(Cost.unknown())
			.build();
	}

	/** The answer is paid for, so its attempt is told even if nothing could ever fit. */
	private static @Nullable Fault checked(Answer answer, Function<Answer, @Nullable Fault> check) {
		try {
			return check.apply(answer);
		}
		catch (InvalidRequestException ex) {
			return new Fault(FailureKind.BAD_REQUEST, String.valueOf(ex.getMessage()));
		}
	}

	/** The problems may quote the answer, so only the model is told what they are. */
	static Fault misfit(List<String> problems) {
		return new Fault(FailureKind.SCHEMA_MISMATCH,
				"The answer does not fit its format in " + FailureReport.counted(problems.size(), "place"));
	}

	/**
	 * What is wrong with an answer.
	 *
	 * @param kind what a router does about it
	 * @param message words about it
	 */
	record Fault(FailureKind kind, String message) {

	}

}
