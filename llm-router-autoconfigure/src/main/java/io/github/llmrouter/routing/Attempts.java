package io.github.llmrouter.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Target;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.dialect.Decoded;
import io.github.llmrouter.dialect.ProviderError;
import io.github.llmrouter.dialect.ProviderError.RetryHint;
import io.github.llmrouter.dialect.ChatCall;
import io.github.llmrouter.health.Failure;
import io.github.llmrouter.health.Health;
import io.github.llmrouter.health.HealthSnapshot.ScopeType;
import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.provider.Exchange;
import io.github.llmrouter.provider.Provider;

/**
 * Makes one attempt: exchange, judgement, price, memory. Knows nothing of chains.
 */
final class Attempts {

	private final Health health;

	private final Pricing pricing;

	private final RouterTime time;

	Attempts(Health health, Pricing pricing, RouterTime time) {
		this.health = health;
		this.pricing = pricing;
		this.time = time;
	}

	AttemptResult make(ChatRequest request, Target target, Provider provider, ApiKey key, Duration share) {
		Instant startedAt = this.time.now();
		ChatCall call = new ChatCall(request, target, this.health.refusedParameters(target),
				this.pricing.maxOutputTokens(target), ChatCall.Extras.NONE);
		Exchange exchange = provider.exchange(call, key, share);
		Attempt.Builder attempt = Attempt.builder(target, startedAt)
			.latency(exchange.latency())
			.status(exchange.status())
			.droppedParameters(exchange.dropped());
		Decoded decoded = exchange.decoded();
		if (decoded instanceof Answer answer) {
			return answered(attempt, target, key, answer);
		}
		if (decoded instanceof ProviderError error) {
			return refused(attempt, call, key, error, exchange.dropped());
		}
		return broken(attempt, target, key, exchange);
	}

	private AttemptResult answered(Attempt.Builder attempt, Target target, ApiKey key, Answer answer) {
		attempt.model(answer.model())
			.finishReason(answer.finishReason())
			.usage(answer.usage())
			.cost(this.pricing.of(target, answer))
			.requestId(answer.requestId());
		FailureKind kind = AnswerCheck.failureOf(answer);
		if (kind == null) {
			this.health.succeeded(target, key, answer.rateLimits());
			return new AttemptResult(attempt.outcome(Outcome.SUCCESS).build(), answer, null, null);
		}
		attempt.failureKind(kind).message(AnswerCheck.describe(answer, kind));
		Failure failure = new Failure(kind, ScopeType.TARGET, null, null, answer.rateLimits());
		return new AttemptResult(attempt.build(), null, null, this.health.failed(target, key, failure));
	}

	private AttemptResult refused(Attempt.Builder attempt, ChatCall call, ApiKey key, ProviderError error,
			List<Parameter> alreadyDropped) {
		Target target = call.target();
		RetryHint retry = error.retry();
		attempt.failureKind(error.kind())
			.message(error.message())
			.retryAt((retry != null) ? retry.until() : null)
			.usage(error.usage())
			.cost(this.pricing.of(target, error))
			.requestId(error.requestId());
		Failure failure = new Failure(error.kind(), ScopeType.valueOf(error.scope().name()),
				(retry != null) ? retry.until() : null, (retry != null) ? retry.signal() : null, error.rateLimits());
		Instant freeAt = this.health.failed(target, key, failure);
		return new AttemptResult(attempt.build(), null, newlyRefused(call, error, alreadyDropped), freeAt);
	}

	/**
	 * A parameter is worth leaving out only if it was sent and is not known as refused.
	 */
	private @Nullable Parameter newlyRefused(ChatCall call, ProviderError error, List<Parameter> alreadyDropped) {
		Parameter parameter = error.refused();
		if (parameter == null || alreadyDropped.contains(parameter) || call.refused().contains(parameter)
				|| call.wanted().get(parameter) == null) {
			return null;
		}
		this.health.parameterRefused(call.target(), parameter);
		return parameter;
	}

	private AttemptResult broken(Attempt.Builder attempt, Target target, ApiKey key, Exchange exchange) {
		attempt.message(exchange.message()).cost(this.pricing.of(exchange));
		FailureKind kind = exchange.failure();
		if (kind == null) {
			return new AttemptResult(attempt.outcome(Outcome.CANCELLED).build(), null, null, null);
		}
		Instant freeAt = this.health.failed(target, key, Failure.of(kind));
		return new AttemptResult(attempt.failureKind(kind).build(), null, null, freeAt);
	}

}
