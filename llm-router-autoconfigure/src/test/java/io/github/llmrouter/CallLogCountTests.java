package io.github.llmrouter;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.llmrouter.autoconfigure.LlmRouterAutoConfiguration;
import io.github.llmrouter.calllog.CallLog;
import io.github.llmrouter.calllog.CallTotals;
import io.github.llmrouter.calllog.LlmRouterCallLogAutoConfiguration;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.ProviderSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Calls that were made, and calls that the log holds: the same number. */
class CallLogCountTests {

	private static final int CALLS = 10_000;

	private final ProviderSimulator simulator = ProviderSimulator.start();

	private final Instant start = Instant.now();

	@TempDir
	private Path folder;

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	private ApplicationContextRunner application(String... properties) {
		// A third of all calls fails: alone, and as a pair of which either may answer.
		FaultPlan error = FaultPlan.of(Fault.ERROR);
		this.simulator.fault("openai", "gpt-6-luna", error.percent(33));
		this.simulator.fault("openai", "gpt-6.1-sol", error.percent(58));
		this.simulator.fault("anthropic", error.percent(58));
		return new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(LlmRouterAutoConfiguration.class, LlmRouterCallLogAutoConfiguration.class))
			.withBean(CallTraffic.class)
			// Each call is to reach its provider, however many have failed.
			.withPropertyValues("llm-router.health.circuit.enabled=false")
			.withPropertyValues("llm-router.providers.openai.base-url=" + this.simulator.baseUrl("openai"),
					"llm-router.providers.openai.api-key=sk-test-0123456789abcdef",
					"llm-router.providers.anthropic.base-url=" + this.simulator.baseUrl("anthropic"),
					"llm-router.providers.anthropic.api-key=sk-ant-0123456789abcdef",
					"llm-router.chains.alone=openai/gpt-6-luna",
					"llm-router.chains.pair=openai/gpt-6.1-sol,anthropic/claude-sonnet-5-5")
			.withPropertyValues(properties);
	}

	@Test
	void everyCallIsInTheLogOnceAndInItsSums() {
		application("llm-router.call-log.max-calls-in-memory=20000").run((context) -> {
			CallTraffic traffic = context.getBean(CallTraffic.class);
			traffic.make(CALLS, context.getBean(LlmRouter.class));
			traffic.join();
			assertThat(traffic.ended()).isEqualTo(CALLS);
			assertThat(traffic.failed()).isBetween(CALLS / 4, CALLS * 2 / 5);
			CallLog log = context.getBean(CallLog.class);
			await().atMost(Duration.ofSeconds(20)).until(() -> log.totals(this.start).calls() >= CALLS);
			assertThat(log.count()).isEqualTo(CALLS);
			assertThat(log.storage().problem()).isNull();
			CallTotals totals = log.totals(this.start);
			assertThat(totals.calls()).isEqualTo(CALLS);
			assertThat(totals.succeeded()).isEqualTo(CALLS - traffic.failed());
			assertThat(totals.rescued()).isEqualTo(traffic.rescued()).isPositive();
			assertThat(totals.promptTokens()).isEqualTo(traffic.promptTokens()).isPositive();
			assertThat(totals.costUsd()).isEqualByComparingTo(traffic.cost()).isPositive();
			assertThat(log.totalsByModel(this.start).stream().mapToLong((model) -> model.calls()).sum())
				.isEqualTo(totals.succeeded());
		});
	}

	@Test
	void aShutdownInTheMiddleLosesNoCallAndStoresNoneTwice() throws Exception {
		Path file = this.folder.resolve("log");
		CallTraffic[] traffic = new CallTraffic[1];
		application("llm-router.call-log.path=" + file).run((context) -> {
			traffic[0] = context.getBean(CallTraffic.class);
			traffic[0].make(Integer.MAX_VALUE, context.getBean(LlmRouter.class));
			await().atMost(Duration.ofSeconds(60)).until(() -> traffic[0].ended() > CALLS / 4);
			context.close();
			traffic[0].join();
		});
		assertThat(traffic[0].events()).hasSize(traffic[0].ended());
		try (Connection connection = DriverManager.getConnection("jdbc:h2:async:" + file, "sa", "");
				Statement statement = connection.createStatement()) {
			assertThat(ids(statement)).isEqualTo(new HashSet<>(traffic[0].events()));
			assertThat(number(statement, "select count(*) from llm_router_call")).isEqualTo(traffic[0].ended());
			assertThat(number(statement, "select count(*) from llm_router_attempt")).isEqualTo(traffic[0].attempts());
			assertThat(number(statement, "select sum(calls) from llm_router_call_rollup"))
				.isEqualTo(traffic[0].ended());
			assertThat(number(statement, "select sum(attempts) from llm_router_model_rollup"))
				.isEqualTo(traffic[0].attempts());
		}
	}

	private static Set<String> ids(Statement statement) throws SQLException {
		Set<String> ids = new HashSet<>();
		try (ResultSet rows = statement.executeQuery("select id from llm_router_call")) {
			while (rows.next()) {
				ids.add(rows.getString(1));
			}
		}
		return ids;
	}

	private static int number(Statement statement, String query) throws SQLException {
		try (ResultSet rows = statement.executeQuery(query)) {
			rows.next();
			return rows.getInt(1);
		}
	}

}
