package io.github.llmrouter.calllog;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.Cost;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.event.CallFinished;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** Tests for what is written being read again. */
class CallLogTests {

	private static final Instant NOON = CallEvents.NOON;

	@Test
	void aCallIsReadAsItWasTold() {
		CallLogContexts.inMemory().run((context) -> {
			log(context, CallEvents.rescued("call-1", NOON));
			LoggedCall call = context.getBean(CallLog.class).find("call-1").orElseThrow();
			assertThat(call.startedAt()).isEqualTo(NOON);
			assertThat(call.destination()).isEqualTo("smart");
			assertThat(call.outcome()).isEqualTo(Outcome.SUCCESS);
			assertThat(call.failureKind()).isNull();
			assertThat(call.provider()).isEqualTo("openai");
			assertThat(call.model()).isEqualTo("gpt-6.1-sol-2026-02-01");
			assertThat(call.latency()).isEqualTo(Duration.ofMillis(1500));
			assertThat(call.promptTokens()).isEqualTo(120);
			assertThat(call.completionTokens()).isEqualTo(30);
			assertThat(call.costUsd()).isEqualByComparingTo("0.5");
			assertThat(call.costPartial()).isFalse();
		});
	}

	@Test
	void attemptsAndSkipsAreReadInOrder() {
		CallLogContexts.inMemory().run((context) -> {
			log(context, CallEvents.rescued("call-1", NOON));
			LoggedCall call = context.getBean(CallLog.class).find("call-1").orElseThrow();
			LoggedCall.LoggedAttempt failure = new LoggedCall.LoggedAttempt(NOON, "anthropic", "claude-sonnet-5-5",
					Outcome.FAILED, FailureKind.OVERLOADED, 529, "Overloaded", Duration.ofMillis(200), null, null, null,
					null, BigDecimal.ZERO.setScale(15), null, null, null);
			LoggedCall.LoggedAttempt answer = new LoggedCall.LoggedAttempt(NOON.plusMillis(200), "openai",
					"gpt-6.1-sol-2026-02-01", Outcome.SUCCESS, null, 200, null, Duration.ofMillis(1100), 120L, 20L, 30L,
					5L, new BigDecimal("0.500000000000000"), FinishReason.STOP, "req-1", "…cdef");
			assertThat(call.attempts()).containsExactly(failure, answer);
			assertThat(call.skips())
				.containsExactly(new LoggedCall.LoggedSkip("openrouter", "anthropic/claude-sonnet-5.5",
						SkipReason.COOLING_DOWN, FailureKind.RATE_LIMITED, NOON.plusSeconds(20), "target"));
		});
	}

	@Test
	void theNewestCallsComeFirst() {
		CallLogContexts.inMemory().run((context) -> {
			IntStream.range(0, 30)
				.forEach((i) -> log(context, CallEvents.answered("call-" + i, NOON.plusSeconds((i * 7) % 30))));
			assertThat(context.getBean(CallLog.class).latest(20)).hasSize(20)
				.extracting(LoggedCall::startedAt)
				.isSortedAccordingTo((one, other) -> other.compareTo(one))
				.contains(NOON.plusSeconds(29))
				.doesNotContain(NOON.plusSeconds(9));
		});
	}

	@Test
	void aCallShowsWithoutAnyFlush() {
		CallLogContexts.inMemory().run((context) -> {
			CallLog log = context.getBean(CallLog.class);
			long before = log.version();
			context.getBean(CallLogWriter.class).onCallFinished(CallEvents.answered("call-1", NOON));
			await().until(() -> log.find("call-1").isPresent());
			assertThat(log.version()).isGreaterThan(before);
		});
	}

	@Test
	void whatIsUnknownStaysUnknown() {
		CallLogContexts.inMemory().run((context) -> {
			Skip skip = Skip.of(CallEvents.FIRST, SkipReason.PAUSED, null, null);
			log(context, new CallFinished("call-1", "smart", NOON, Duration.ZERO, Outcome.FAILED, null, List.of(),
					List.of(skip), Cost.unknown()));
			LoggedCall call = context.getBean(CallLog.class).find("call-1").orElseThrow();
			assertThat(call.costUsd()).isNull();
			assertThat(call.promptTokens()).isNull();
			assertThat(call.provider()).isNull();
			assertThat(call.skips()).extracting(LoggedCall.LoggedSkip::reason, LoggedCall.LoggedSkip::until)
				.containsExactly(tuple(SkipReason.PAUSED, null));
			assertThat(context.getBean(CallLog.class).totals(NOON).latencyP95()).isNull();
			assertThat(context.getBean(CallLog.class).totals(NOON).unpricedCalls()).isOne();
		});
	}

	@Test
	void longTextsAreCutToTheirColumn() {
		CallLogContexts.inMemory().run((context) -> {
			Attempt attempt = Attempt.builder(CallEvents.FIRST, NOON)
				.message("x".repeat(499) + "\uD83D\uDE00".repeat(10))
				.requestId("r".repeat(5000))
				.model("m".repeat(5000))
				.build();
			log(context, new CallFinished("call-1", "d".repeat(5000), NOON, Duration.ZERO, Outcome.FAILED,
					FailureKind.SERVER_ERROR, List.of(attempt), List.of(), Cost.unknown()));
			LoggedCall call = context.getBean(CallLog.class).find("call-1").orElseThrow();
			assertThat(call.destination()).isEqualTo("d".repeat(300));
			assertThat(call.attempts().get(0).message()).isEqualTo("x".repeat(499));
			assertThat(call.attempts().get(0).model()).isEqualTo("m".repeat(200));
		});
	}

	@Test
	void anUnknownIdIsNotFound() {
		CallLogContexts.inMemory()
			.run((context) -> assertThat(context.getBean(CallLog.class).find("call-1")).isEmpty());
	}

	@Test
	void aLimitOutsideItsRangeIsRefused() {
		CallLogContexts.inMemory().run((context) -> {
			CallLog log = context.getBean(CallLog.class);
			assertThatIllegalArgumentException().isThrownBy(() -> log.latest(0));
			assertThatIllegalArgumentException().isThrownBy(() -> log.latest(201));
		});
	}

	private static void log(AssertableApplicationContext context, CallFinished call) {
		CallLogWriter writer = context.getBean(CallLogWriter.class);
		writer.onCallFinished(call);
		writer.flush();
	}

}
