package io.github.llmrouter.console;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.Decision;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.RateLimit;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.Target;
import io.github.llmrouter.calllog.CallTotals;
import io.github.llmrouter.calllog.LoggedCall;
import io.github.llmrouter.calllog.LoggedCall.LoggedAttempt;
import io.github.llmrouter.calllog.LoggedCall.LoggedSkip;
import io.github.llmrouter.calllog.ModelTotals;
import io.github.llmrouter.health.HealthSnapshot;
import io.github.llmrouter.health.HealthSnapshot.ProviderHealth;
import io.github.llmrouter.health.HealthSnapshot.ScopeHealth;
import io.github.llmrouter.health.HealthSnapshot.ScopeType;
import io.github.llmrouter.health.HealthSnapshot.State;

/** An afternoon as a console might see it. */
final class ConsoleSamples {

	private ConsoleSamples() {
	}

	static HealthSnapshot health(Instant now, Instant limitedUntil) {
		ScopeHealth healthy = available(ScopeType.TARGET, "gpt-6.1-sol", now.minusSeconds(2),
				List.of(new RateLimit("requests", 5000L, 4588L, now.plusSeconds(31)),
						new RateLimit("tokens", 2_000_000L, 900_000L, now.plusSeconds(12))));
		return new HealthSnapshot(now, List.of(
				new ProviderHealth("openai",
						List.of(healthy, available(ScopeType.TARGET, "gpt-6-luna", null, List.of()))),
				new ProviderHealth("openrouter", openrouter(now, limitedUntil)),
				new ProviderHealth("mistral", List.of(failing(now))),
				new ProviderHealth("groq", List.of(available(ScopeType.TARGET, "llama-3.3-70b", null, List.of()))),
				new ProviderHealth("ollama", List.of(new ScopeHealth(ScopeType.PROVIDER, "ollama", State.PAUSED, null,
						now.minusSeconds(2040), null, null, 0, null, null, now.minusSeconds(2100), List.of())))));
	}

	private static List<ScopeHealth> openrouter(Instant now, Instant until) {
		ScopeHealth limited = new ScopeHealth(ScopeType.TARGET, "anthropic/claude-sonnet-5.5",
				until.isAfter(now) ? State.COOLING_DOWN : State.AVAILABLE,
				until.isAfter(now) ? FailureKind.RATE_LIMITED : null, until.isAfter(now) ? now.minusSeconds(7) : null,
				until.isAfter(now) ? until : null, until.isAfter(now) ? "retry-after" : null, 2,
				FailureKind.RATE_LIMITED, now.minusSeconds(7), now.minusSeconds(70),
				List.of(new RateLimit("requests", 1000L, 32L, until),
						new RateLimit("input-tokens", 400_000L, 90_000L, until)));
		return List.of(limited, available(ScopeType.TARGET, "google/gemini-3.8-flash", now.minusSeconds(30), List.of()),
				available(ScopeType.KEY, "team-a", now.minusSeconds(30), List.of()),
				available(ScopeType.KEY, "team-b", null, List.of()));
	}

	private static ScopeHealth failing(Instant now) {
		return new ScopeHealth(ScopeType.PROVIDER, "mistral", State.COOLING_DOWN, FailureKind.OVERLOADED,
				now.minusSeconds(900), now.plusSeconds(41), "guess", 14, FailureKind.OVERLOADED, now.minusSeconds(12),
				now.minusSeconds(4000), List.of(new RateLimit("requests", 600L, 600L, null)));
	}

	static ScopeHealth available(ScopeType type, String name, @Nullable Instant lastSuccess, List<RateLimit> limits) {
		return new ScopeHealth(type, name, State.AVAILABLE, null, null, null, null, 0, null, null, lastSuccess, limits);
	}

	static FakeCallLog callLog(Instant now) {
		FakeCallLog log = new FakeCallLog();
		log.add(allSkipped("k", now.minusSeconds(5400)));
		log.add(call("j", now.minusSeconds(380), "smart", "0", success("openrouter", "qwen/qwen3:free", 700, 200)));
		log.add(call("i", now.minusSeconds(60), "embed-docs", "0.0000604", success("openai", "gpt-6-luna", 212, 3020)));
		log.add(failed("h", now.minusSeconds(48)));
		log.add(call("g", now.minusSeconds(17), "smart", "0.00320",
				success("anthropic", "claude-sonnet-5-5", 1420, 1187)));
		log.add(call("f", now.minusSeconds(8), "extract-invoice", "0.0326",
				failure("mistral", "mistral-large-3", FailureKind.SERVER_ERROR, 503, 620),
				failure("groq", "llama-3.3-70b", FailureKind.CONNECTION, null, 140),
				success("openai", "gpt-6.1-sol", 3860, 8911)));
		log.add(unpriced("e", now.minusSeconds(4)));
		log.add(rescued("d", now.minusSeconds(2)));
		log.totals = new CallTotals(18_442, 18_372, 318, 21_804_112, 3_910_455, new BigDecimal("33.7128"), 12,
				Duration.ofMillis(2140));
		log.models
			.add(new ModelTotals("openai", "gpt-6.1-sol", 4210, 9_120_000, 1_400_200, new BigDecimal("18.42"), 0));
		log.models.add(new ModelTotals("anthropic", "claude-sonnet-5-5", 2987, 6_010_000, 902_000,
				new BigDecimal("9.8701"), 3));
		log.models.add(new ModelTotals("openai", "gpt-6-luna", 9870, 5_200_112, 1_302_000, new BigDecimal("4.31"), 0));
		log.models.add(new ModelTotals("openrouter", "google/gemini-3.8-flash", 1210, 1_200_000, 290_000,
				new BigDecimal("0.0941"), 0));
		log.models.add(new ModelTotals("openrouter", "qwen/qwen3:free", 153, 90_000, 12_000, BigDecimal.ZERO, 0));
		log.models.add(new ModelTotals("ollama", "llama-4-scout", 12, 8_000, 4_255, null, 12));
		return log;
	}

	static LoggedCall call(String id, Instant at, String destination, @Nullable String cost,
			LoggedAttempt... attempts) {
		LoggedAttempt last = attempts[attempts.length - 1];
		Duration latency = List.of(attempts).stream().map(LoggedAttempt::latency).reduce(Duration.ZERO, Duration::plus);
		return new LoggedCall(id, at, destination, Outcome.SUCCESS, null, last.provider(), last.model(), latency,
				last.promptTokens(), last.completionTokens(), (cost != null) ? new BigDecimal(cost) : null, false,
				List.of(attempts), List.of(), Decision.none());
	}

	private static LoggedCall rescued(String id, Instant at) {
		LoggedAttempt answer = success("anthropic", "claude-sonnet-5-5", 1910, 1204);
		return new LoggedCall(id, at, "smart", Outcome.SUCCESS, null, "anthropic", "claude-sonnet-5-5",
				Duration.ofMillis(1913), 1204L, 318L, new BigDecimal("0.000937"), false, List.of(answer),
				List.of(new LoggedSkip("openrouter", "anthropic/claude-sonnet-5.5", SkipReason.COOLING_DOWN,
						FailureKind.RATE_LIMITED, at.plusSeconds(23), "target openrouter/anthropic/claude-sonnet-5.5")),
				decision());
	}

	private static Decision decision() {
		Target first = Target.of("openrouter", "anthropic/claude-sonnet-5.5");
		Target second = Target.of("anthropic", "claude-sonnet-5-5");
		return Decision.builder("smart")
			.considered("priority", List.of(first, second, Target.of("openai", "gpt-6.1-sol")))
			.skips(List.of(Skip.coolingDown(first, FailureKind.RATE_LIMITED, null, null)))
			.attempts(List.of(Attempt.builder(second, Instant.EPOCH).outcome(Outcome.SUCCESS).build()))
			.build();
	}

	private static LoggedCall unpriced(String id, Instant at) {
		return new LoggedCall(id, at, "fast", Outcome.SUCCESS, null, "ollama", "llama-4-scout", Duration.ofMillis(880),
				642L, 96L, null, false, List.of(success("ollama", "llama-4-scout", 880, 642)), List.of(),
				Decision.none());
	}

	private static LoggedCall failed(String id, Instant at) {
		return new LoggedCall(id, at, "extract-invoice", Outcome.FAILED, FailureKind.OVERLOADED, null, null,
				Duration.ofMillis(10_020), null, null, new BigDecimal("0.0121"), true,
				List.of(failure("mistral", "mistral-large-3", FailureKind.OVERLOADED, 529, 3000),
						failure("groq", "llama-3.3-70b", FailureKind.ATTEMPT_TIMEOUT, null, 7020)),
				List.of(), Decision.none());
	}

	private static LoggedCall allSkipped(String id, Instant at) {
		return new LoggedCall(id, at, "fast", Outcome.FAILED, null, null, null, Duration.ofMillis(1), null, null,
				BigDecimal.ZERO, false, List.of(),
				List.of(new LoggedSkip("openai", "gpt-6-luna", SkipReason.COOLING_DOWN, FailureKind.QUOTA_EXHAUSTED,
						null, null), new LoggedSkip("ollama", "llama-4-scout", SkipReason.PAUSED, null, null, null)),
				Decision.none());
	}

	static LoggedAttempt success(String provider, String model, long millis, long tokens) {
		return new LoggedAttempt(Instant.EPOCH, provider, model, Outcome.SUCCESS, null, 200, null,
				Duration.ofMillis(millis), tokens, tokens / 2, 318L, 0L, new BigDecimal("0.000937"), FinishReason.STOP,
				"req_011CQ" + millis, null);
	}

	static LoggedAttempt failure(String provider, String model, FailureKind kind, @Nullable Integer status,
			long millis) {
		return new LoggedAttempt(Instant.EPOCH, provider, model, Outcome.FAILED, kind, status,
				"The service is temporarily unable to process the request, please try again later.",
				Duration.ofMillis(millis), null, null, null, null, BigDecimal.ZERO, null, "req_f" + millis, null);
	}

}
