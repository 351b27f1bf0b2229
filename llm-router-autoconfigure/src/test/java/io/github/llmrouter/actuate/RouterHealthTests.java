package io.github.llmrouter.actuate;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.ProviderSimulator;

import static org.assertj.core.api.Assertions.assertThat;

class RouterHealthTests {

	private final ProviderSimulator simulator = ProviderSimulator.builder().strict(false).start();

	@AfterEach
	void close() {
		this.simulator.close();
	}

	@Test
	void itIsUpWhileEveryChainHasATarget() {
		try (ActuatorHost host = ActuatorHost.start(this.simulator)) {
			JsonNode health = host.json("/health/llmrouter");
			assertThat(health.path("status").asString()).isEqualTo("UP");
			assertThat(health.path("details").path("chains").asInt()).isEqualTo(2);
		}
	}

	@Test
	void aChainWithoutTargetIsDegradedWithStatus200AndTheApplicationStaysUp() {
		limit();
		try (ActuatorHost host = ActuatorHost.start(this.simulator)) {
			host.router().chat("smart", "Hello");
			HttpResponse<String> response = host.get("/health/llmrouter");
			assertThat(response.statusCode()).isEqualTo(200);
			JsonNode health = host.json("/health/llmrouter");
			assertThat(health.path("status").asString()).isEqualTo("DEGRADED");
			assertThat(health.path("details").path("withoutTarget").valueStream().map(JsonNode::asString))
				.containsExactly("single");
			assertThat(health.path("details").path("targets").path("openai/gpt-6-luna").asString())
				.startsWith("RATE_LIMITED until 20");
			assertThat(host.get("/health").statusCode()).isEqualTo(200);
			assertThat(host.json("/health").path("status").asString()).isEqualTo("UP");
		}
	}

	@Test
	void theApplicationCanPutDegradedIntoItsOrder() {
		limit();
		try (ActuatorHost host = ActuatorHost.start(this.simulator,
				"management.endpoint.health.status.order=down,out-of-service,degraded,up,unknown")) {
			host.router().chat("smart", "Hello");
			assertThat(host.get("/health").statusCode()).isEqualTo(200);
			assertThat(host.json("/health").path("status").asString()).isEqualTo("DEGRADED");
		}
	}

	@Test
	void aStrictApplicationIsDown() {
		limit();
		try (ActuatorHost host = ActuatorHost.start(this.simulator, "management.health.llmrouter.strict=true")) {
			host.router().chat("smart", "Hello");
			assertThat(host.get("/health/llmrouter").statusCode()).isEqualTo(503);
			assertThat(host.json("/health").path("status").asString()).isEqualTo("DOWN");
		}
	}

	@Test
	void livenessAndReadinessDoNotAskTheRouter() {
		limit();
		try (ActuatorHost host = ActuatorHost.start(this.simulator, "management.health.llmrouter.strict=true",
				"management.endpoint.health.probes.enabled=true")) {
			host.router().chat("smart", "Hello");
			assertThat(host.get("/health").statusCode()).isEqualTo(503);
			assertThat(host.get("/health/liveness").statusCode()).isEqualTo(200);
			assertThat(host.get("/health/readiness").statusCode()).isEqualTo(200);
			assertThat(host.get("/health/readiness").body()).doesNotContain("llmrouter");
		}
	}

	@Test
	void itCanBeSwitchedOff() {
		try (ActuatorHost host = ActuatorHost.start(this.simulator, "management.health.llmrouter.enabled=false")) {
			assertThat(host.get("/health/llmrouter").statusCode()).isEqualTo(404);
			assertThat(host.get("/health").body()).doesNotContain("llmrouter");
		}
	}

	/** Every target of the chain "single" is limited by the first call. */
	private void limit() {
		this.simulator.fault("openai", FaultPlan.of(Fault.RATE_LIMIT));
	}

}
