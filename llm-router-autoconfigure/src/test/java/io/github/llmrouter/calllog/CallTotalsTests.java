package io.github.llmrouter.calllog;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.Cost;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.event.CallFinished;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for the sums by quarter hour. */
class CallTotalsTests {

	private static final Instant NOON = CallEvents.NOON;

	@Test
	void sumsAreThoseOfTheRows() {
		CallLogContexts.inMemory().run((context) -> {
			Random random = new Random(7);
			for (int i = 0; i < 500; i++) {
				Instant at = NOON.plusSeconds(random.nextInt(7200));
				context.getBean(CallLogWriter.class).onCallFinished(switch (random.nextInt(3)) {
					case 0 -> CallEvents.failed(at);
					case 1 -> CallEvents.rescued(UUID.randomUUID().toString(), at);
					default -> CallEvents.answered(at);
				});
				if (i % 50 == 0) {
					context.getBean(CallLogWriter.class).flush();
				}
			}
			context.getBean(CallLogWriter.class).flush();
			CallTotals totals = context.getBean(CallLog.class).totals(NOON);
			assertThat(totals.calls()).isEqualTo(500);
			assertThat(totals.succeeded())
				.isEqualTo(number(context, "COUNT(*) FROM llm_router_call " + "WHERE outcome = 'SUCCESS'"));
			assertThat(totals.rescued()).isEqualTo(number(context, "COUNT(DISTINCT call_id) FROM llm_router_skip"));
			assertThat(totals.promptTokens()).isEqualTo(number(context, "SUM(prompt_tokens) FROM llm_router_attempt"));
			assertThat(totals.completionTokens())
				.isEqualTo(number(context, "SUM(completion_tokens) FROM llm_router_attempt"));
			assertThat(totals.costUsd()).isEqualByComparingTo(decimal(context, "SUM(cost_usd) FROM llm_router_attempt"))
				.isPositive();
			assertThat(totals.unpricedCalls()).isZero();
		});
	}

	@Test
	void callsBeforeTheQuarterHourOfTheStartAreLeftOut() {
		CallLogContexts.inMemory().run((context) -> {
			log(context, CallEvents.answered(NOON.minusSeconds(1)));
			log(context, CallEvents.answered(NOON));
			log(context, CallEvents.answered(NOON.plusSeconds(1000)));
			CallLog log = context.getBean(CallLog.class);
			assertThat(log.totals(NOON.plusSeconds(899)).calls()).isEqualTo(2);
			assertThat(log.totals(NOON.plusSeconds(900)).calls()).isEqualTo(1);
			assertThat(log.totals(NOON.minusSeconds(1)).calls()).isEqualTo(3);
		});
	}

	@Test
	void modelsAreSummedByTheOneThatAnsweredDearestFirst() {
		CallLogContexts.inMemory().run((context) -> {
			log(context, CallEvents.answered(NOON));
			log(context, CallEvents.rescued("call-1", NOON));
			log(context, CallEvents.rescued("call-2", NOON.plusSeconds(4000)));
			log(context, CallEvents.failed(NOON));
			assertThat(context.getBean(CallLog.class).totalsByModel(NOON)).containsExactly(
					new ModelTotals("openai", "gpt-6.1-sol-2026-02-01", 2, 240, 60, new BigDecimal("1.000000000000000"),
							0),
					new ModelTotals("anthropic", "claude-sonnet-5-5-2026-02-01", 1, 120, 30,
							new BigDecimal("0.012345678901200"), 0));
		});
	}

	@Test
	void aModelWithoutAPriceHasNoCostRatherThanNone() {
		CallLogContexts.inMemory().run((context) -> {
			Attempt attempt = Attempt.builder(CallEvents.FIRST, NOON).outcome(Outcome.SUCCESS).build();
			log(context, new CallFinished("call-1", "smart", NOON, Duration.ofSeconds(1), Outcome.SUCCESS, null,
					List.of(attempt), List.of(), Cost.unknown()));
			assertThat(context.getBean(CallLog.class).totalsByModel(NOON)).singleElement().satisfies((totals) -> {
				assertThat(totals.costUsd()).isNull();
				assertThat(totals.unpricedCalls()).isOne();
			});
		});
	}

	@Test
	void theP95IsReadFromTheLatencyClassesWithinFivePercent() {
		CallLogContexts.inMemory().run((context) -> {
			for (int i = 1; i <= 1000; i++) {
				context.getBean(CallLogWriter.class)
					.onCallFinished(new CallFinished("call-" + i, "smart", NOON, Duration.ofMillis(i * 10L),
							Outcome.SUCCESS, null, List.of(CallEvents.answer(CallEvents.FIRST, NOON, "1")), List.of(),
							Cost.notBilled()));
			}
			context.getBean(CallLogWriter.class).flush();
			Duration p95 = context.getBean(CallLog.class).totals(NOON).latencyP95();
			assertThat(p95).isBetween(Duration.ofMillis(9025), Duration.ofMillis(9975));
		});
	}

	private static void log(AssertableApplicationContext context, CallFinished call) {
		context.getBean(CallLogWriter.class).onCallFinished(call);
		context.getBean(CallLogWriter.class).flush();
	}

	private static long number(AssertableApplicationContext context, String sql) {
		return decimal(context, sql).longValueExact();
	}

	private static BigDecimal decimal(AssertableApplicationContext context, String sql) {
		try (Connection connection = context.getBean(CallLogStore.class)
			.current()
			.database()
			.dataSource()
			.getConnection();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT " + sql)) {
			result.next();
			return result.getBigDecimal(1);
		}
		catch (SQLException ex) {
			throw new AssertionError(ex);
		}
	}

}
