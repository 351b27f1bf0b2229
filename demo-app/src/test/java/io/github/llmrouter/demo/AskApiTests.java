package io.github.llmrouter.demo;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.health.HealthOperations;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.ProviderSimulator;
import io.github.llmrouter.simulator.Scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class AskApiTests {

	private static final RunningDemo demo = RunningDemo.start();

	private final ProviderSimulator simulator = demo.context().getBean(SimulatedProviders.class).simulator();

	@BeforeEach
	void forgetEverything() {
		this.simulator.reset();
		HealthOperations health = demo.context().getBean(HealthOperations.class);
		demo.context().getBean(SimulatedProviders.class).names().forEach(health::reset);
	}

	@AfterAll
	static void stop() {
		demo.close();
	}

	@Test
	void aQuestionIsAnsweredWithEverythingThatThePageShows() {
		HttpResponse<String> response = demo.ask("smart", "Why is the sky blue?");
		JsonNode answer = RunningDemo.json(response);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(answer.get("text").asString()).isNotBlank();
		assertThat(answer.get("provider").asString()).isEqualTo("openrouter");
		assertThat(answer.get("model").asString()).isEqualTo("anthropic/claude-sonnet-5.5");
		assertThat(answer.get("costUsd").decimalValue()).isPositive();
		assertThat(answer.get("finishReason").asString()).isEqualTo("STOP");
		assertThat(answer.get("skipped")).isEmpty();
		JsonNode attempt = answer.get("attempts").get(0);
		assertThat(attempt.get("outcome").asString()).isEqualTo("SUCCESS");
		assertThat(attempt.get("failureKind").isNull()).isTrue();
		assertThat(attempt.get("status").asInt()).isEqualTo(200);
		assertThat(attempt.get("latencyMs").isIntegralNumber()).isTrue();
	}

	@Test
	void aLimitedAggregatorIsFollowedByTheDirectProviderThenSkippedThenServesAgain() {
		assertThat(demo.fault("openrouter", "fault=rate-limit&retryAfter=2&percent=100").statusCode()).isEqualTo(200);
		JsonNode first = RunningDemo.json(demo.ask("smart", "Hello"));
		assertThat(first.get("provider").asString()).isEqualTo("anthropic");
		assertThat(first.get("attempts")).hasSize(2);
		assertThat(first.get("attempts").get(0).get("failureKind").asString()).isEqualTo("RATE_LIMITED");
		JsonNode second = RunningDemo.json(demo.ask("smart", "Hello"));
		assertThat(second.get("attempts")).hasSize(1);
		assertThat(second.get("skipped").get(0).get("reason").asString()).isEqualTo("RATE_LIMITED");
		assertThat(Instant.parse(second.get("skipped").get(0).get("until").asString()))
			.isBefore(Instant.now().plusSeconds(3));
		demo.fault("openrouter", "fault=none");
		await().atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(RunningDemo.json(demo.ask("smart", "Hello")).get("provider").asString())
				.isEqualTo("openrouter"));
	}

	@Test
	void anUnknownCostIsNull() {
		JsonNode answer = RunningDemo.json(demo.ask("openai/a-model-without-a-price", "Hello"));
		assertThat(answer.get("costUsd").isNull()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "{\"chain\":\"smart\",\"prompt\":\"  \"}", "{\"chain\":\"smart\"}",
			"{\"prompt\":\"Hello\"}", "{\"chain\":\"nobody\",\"prompt\":\"Hello\"}", "[]", "" })
	void aCallersMistakeIsAProblemOfStatus400(String body) {
		HttpResponse<String> response = demo.postJson("/api/ask", body);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
		assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
	}

	@Test
	void whoWantsNoJsonIsRefusedBeforeAnythingIsSent() {
		long before = this.simulator.requestCount("openrouter");
		HttpResponse<String> response = demo.postJson("/api/ask", "{\"chain\":\"smart\",\"prompt\":\"Hello\"}",
				"text/html");
		assertThat(response.statusCode()).isEqualTo(406);
		assertThat(this.simulator.requestCount("openrouter")).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/ask", "/simulator/openai" })
	void anotherMethodIsAProblemToo(String path) {
		HttpResponse<String> response = demo.get(path);
		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
	}

	@Test
	void aRequestThatAProviderRefusesAsWrongIsAProblemOfStatus400WithItsAttempt() {
		this.simulator.script("openrouter",
				Scripted.reply(400, "{\"error\":{\"code\":400,\"message\":\"Something is wrong with this request\"}}"));
		HttpResponse<String> response = demo.ask("smart", "Hello");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(RunningDemo.json(response).get("attempts").get(0).get("failureKind").asString())
			.isEqualTo("BAD_REQUEST");
	}

	@Test
	void whenEveryTargetIsLimitedTheProblemSaysWhenToComeBack() {
		this.simulator.fault("*", FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofSeconds(20)));
		for (int i = 0; i < 2; i++) {
			HttpResponse<String> response = demo.ask("smart", "Hello");
			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(response.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(15L, 20L);
		}
	}

	@ParameterizedTest
	@CsvSource({ "error,502", "malformed,502", "cut,502", "overloaded,503" })
	void otherFailuresHaveAStatusOfTheirOwn(String fault, int status) {
		demo.context().getBean(SimulatedProviders.class).names().forEach((name) -> demo.fault(name, "fault=" + fault));
		HttpResponse<String> response = demo.ask("smart", "Hello");
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(RunningDemo.json(response).get("attempts")).hasSize(3);
	}

	@Test
	void aCallThatUsesUpItsTimeHasAStatusOfItsOwn() {
		try (RunningDemo impatient = RunningDemo.start("--llm-router.timeout=1s")) {
			List.of("openrouter", "anthropic", "openai").forEach((name) -> impatient.fault(name, "fault=timeout"));
			HttpResponse<String> response = impatient.ask("smart", "Hello");
			assertThat(response.statusCode()).as(response.body()).isEqualTo(504);
			assertThat(RunningDemo.json(response).get("attempts")).hasSize(3);
		}
	}

	@Test
	void withDeadKeysThereIsNoTimeToComeBack() {
		Map.of("openrouter", 401, "anthropic", 401, "openai", 401)
			.forEach((name, status) -> this.simulator.script(name,
					Scripted.reply(status, "{\"error\":{\"message\":\"invalid key\",\"code\":\"invalid_api_key\"}}")));
		demo.ask("smart", "Hello");
		HttpResponse<String> response = demo.ask("smart", "Hello");
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValue("Retry-After")).isEmpty();
		assertThat(RunningDemo.json(response).get("skipped").get(0).get("reason").asString()).isEqualTo("KEY_REJECTED");
		assertThat(RunningDemo.json(response).get("skipped").get(0).get("until").isNull()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "openrouter,fault=nonsense", "nobody,fault=none", "openai,fault=error&percent=101",
			"openai,fault=rate-limit&retryAfter=-1", "openai,fault=rate-limit&retryAfter=soon",
			"openai,fault=rate-limit&retryAfter=9223372036854775807" })
	void aWrongFaultIsAProblemOfStatus400(String provider, String query) {
		assertThat(demo.fault(provider, query).statusCode()).isEqualTo(400);
	}

}
