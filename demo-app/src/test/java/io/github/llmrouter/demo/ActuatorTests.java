package io.github.llmrouter.demo;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ActuatorTests {

	@Test
	void theEndpointShowsEveryChainAndItsTargets() {
		try (RunningDemo demo = RunningDemo.start()) {
			JsonNode shown = RunningDemo.json(demo.get("/actuator/llmrouter"));
			assertThat(shown.path("chains").valueStream().map((chain) -> chain.path("name").asString()))
				.containsExactly("smart", "fast", "free");
			assertThat(shown.path("chains").valueStream())
				.allSatisfy((chain) -> assertThat(chain.path("available").asBoolean()).isTrue());
		}
	}

	@Test
	void aProviderThatIsPausedThereIsPassedOver() {
		try (RunningDemo demo = RunningDemo.start()) {
			HttpResponse<String> paused = demo.postJson("/actuator/llmrouter/openrouter", "{\"action\":\"pause\"}");
			assertThat(paused.statusCode()).isEqualTo(200);
			assertThat(demo.ask("smart", "Hello").body()).contains("\"provider\":\"anthropic\"",
					"\"reason\":\"PAUSED\"");
			assertThat(demo.get("/actuator/health").statusCode()).isEqualTo(200);
			assertThat(RunningDemo.json(demo.get("/actuator/health/llmrouter")).path("status").asString())
				.as("the chain of free models has one provider only")
				.isEqualTo("DEGRADED");
		}
	}

	@Test
	void aCallIsMeasuredOnceUnderTheNameOfOpenTelemetry() {
		try (RunningDemo demo = RunningDemo.start()) {
			demo.ask("smart", "Hello");
			JsonNode duration = RunningDemo.json(demo.get("/actuator/metrics/gen_ai.client.operation.duration"));
			assertThat(duration.path("measurements").get(0).path("value").asInt()).isOne();
			assertThat(demo.get("/actuator/metrics/gen_ai.client.operation").statusCode()).isEqualTo(404);
		}
	}

}
