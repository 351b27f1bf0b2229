package io.github.llmrouter.calllog;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.Cost;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.Skip;
import io.github.llmrouter.Target;
import io.github.llmrouter.Usage;
import io.github.llmrouter.event.CallFinished;

/** Ended calls as the router tells of them. */
final class CallEvents {

	/** Yesterday's: what is older than the retention is deleted. */
	static final Instant NOON = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(12));

	static final Target FIRST = Target.of("openrouter", "anthropic/claude-sonnet-5.5");

	static final Target SECOND = Target.of("anthropic", "claude-sonnet-5-5");

	static final Target THIRD = Target.of("openai", "gpt-6.1-sol");

	private CallEvents() {
	}

	static CallFinished answered(Instant at) {
		return answered(UUID.randomUUID().toString(), at);
	}

	static CallFinished answered(String id, Instant at) {
		Attempt answer = answer(SECOND, at, "0.0123456789012");
		return new CallFinished(id, "smart", at, Duration.ofMillis(1200), Outcome.SUCCESS, null, List.of(answer),
				List.of(), answer.cost());
	}

	static CallFinished rescued(String id, Instant at) {
		Attempt failure = failure(SECOND, at);
		Attempt answer = answer(THIRD, at.plusMillis(200), "0.5");
		Skip skip = Skip.coolingDown(FIRST, FailureKind.RATE_LIMITED, at.plusSeconds(20), "target");
		return new CallFinished(id, "smart", at, Duration.ofMillis(1500), Outcome.SUCCESS, null,
				List.of(failure, answer), List.of(skip), answer.cost());
	}

	static CallFinished failed(Instant at) {
		Attempt failure = failure(FIRST, at);
		return new CallFinished(UUID.randomUUID().toString(), "fast", at, Duration.ofMillis(300), Outcome.FAILED,
				FailureKind.OVERLOADED, List.of(failure), List.of(), Cost.notBilled());
	}

	static Attempt answer(Target target, Instant at, String usd) {
		return Attempt.builder(target, at)
			.latency(Duration.ofMillis(1100))
			.outcome(Outcome.SUCCESS)
			.status(200)
			.model(target.model() + "-2026-02-01")
			.finishReason(FinishReason.STOP)
			.usage(Usage.builder().promptTokens(120).cachedTokens(20).completionTokens(30).reasoningTokens(5).build())
			.cost(Cost.of(new BigDecimal(usd), Cost.Source.CATALOGUE))
			.requestId("req-1")
			.keyLabel("…cdef")
			.build();
	}

	static Attempt failure(Target target, Instant at) {
		return Attempt.builder(target, at)
			.latency(Duration.ofMillis(200))
			.outcome(Outcome.FAILED)
			.failureKind(FailureKind.OVERLOADED)
			.status(529)
			.message("Overloaded")
			.cost(Cost.notBilled())
			.build();
	}

}
