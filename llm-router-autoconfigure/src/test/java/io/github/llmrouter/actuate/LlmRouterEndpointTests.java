package io.github.llmrouter.actuate;

import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.ProviderSimulator;

import static org.assertj.core.api.Assertions.assertThat;

class LlmRouterEndpointTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=llmrouter";

	private static final String WRITABLE = "management.endpoint.llmrouter.access=unrestricted";

	private final ProviderSimulator simulator = ProviderSimulator.builder().strict(false).start();

	@AfterEach
	void close() {
		this.simulator.close();
	}

	@Test
	void providersAndChainsAreShownWithWhatIsRememberedOfThem() {
		this.simulator.fault("openai", FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofMinutes(2)));
		try (ActuatorHost host = ActuatorHost.start(this.simulator, EXPOSED)) {
			host.router().chat("smart", "Hello");
			JsonNode shown = host.json("/llmrouter");
			assertThat(shown.path("providers").valueStream().map((provider) -> provider.path("name").asString()))
				.contains("openai", "google");
			JsonNode chain = named(shown.path("chains"), "smart");
			assertThat(chain.path("available").asBoolean()).isTrue();
			JsonNode limited = chain.path("targets").get(0);
			assertThat(limited.path("target").asString()).isEqualTo("openai/gpt-6-luna");
			assertThat(limited.path("skipped").asString()).isEqualTo("RATE_LIMITED");
			assertThat(limited.path("until").asString()).startsWith("20");
			assertThat(chain.path("targets").get(1).has("skipped")).isFalse();
			assertThat(named(shown.path("providers"), "openai").path("scopes").toString())
				.contains("\"state\":\"COOLING_DOWN\"", "\"cause\":\"RATE_LIMITED\"");
		}
	}

	@Test
	void aProviderIsShownWithTheConnectionsToIt() {
		try (ActuatorHost host = ActuatorHost.start(this.simulator, EXPOSED, "llm-router.http.max-connections=7")) {
			host.router().chat("smart", "Hello");
			JsonNode connections = named(host.json("/llmrouter").path("providers"), "openai").path("connections");
			assertThat(connections.toString())
				.isEqualTo("{\"leased\":0,\"available\":1,\"pending\":0,\"max\":7,\"opened\":1}");
		}
	}

	@Test
	void anOpenCircuitShowsByItsName() {
		this.simulator.fault("openai", FaultPlan.of(Fault.ERROR));
		try (ActuatorHost host = ActuatorHost.start(this.simulator, EXPOSED,
				"llm-router.health.circuit.consecutive-failures=2")) {
			host.router().chat("smart", "Hello");
			host.router().chat("smart", "Hello");
			JsonNode shown = host.json("/llmrouter");
			assertThat(named(shown.path("providers"), "openai").path("scopes").toString())
				.contains("\"state\":\"CIRCUIT_OPEN\"");
			assertThat(named(shown.path("chains"), "single").path("available").asBoolean()).isFalse();
		}
	}

	@Test
	void keysAreNotShown() {
		try (ActuatorHost host = ActuatorHost.start(this.simulator, EXPOSED)) {
			host.router().chat("smart", "Hello");
			assertThat(host.get("/llmrouter").body()).contains("gpt-6-luna").doesNotContain(ActuatorHost.KEY);
		}
	}

	@Test
	void nothingIsExposedUnlessTheApplicationSaysSo() {
		try (ActuatorHost host = ActuatorHost.start(this.simulator)) {
			assertThat(host.get("/llmrouter").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void exposedItCanBeReadButNotOperatedUnlessTheApplicationSaysSo() {
		try (ActuatorHost host = ActuatorHost.start(this.simulator, EXPOSED)) {
			assertThat(host.get("/llmrouter").statusCode()).isEqualTo(200);
			assertThat(host.post("/llmrouter/openai", "{\"action\":\"pause\"}").statusCode()).isIn(404, 405);
			assertThat(host.router().chat("smart", "Hello").skips()).isEmpty();
		}
	}

	@Test
	void aProviderIsPausedAndResumed() {
		try (ActuatorHost host = ActuatorHost.start(this.simulator, EXPOSED, WRITABLE)) {
			assertThat(host.post("/llmrouter/openai", "{\"action\":\"pause\"}").body()).contains("PAUSED");
			assertThat(host.router().chat("smart", "Hello").target().provider()).isEqualTo("google");
			assertThat(host.post("/llmrouter/openai", "{\"action\":\"resume\"}").body()).doesNotContain("PAUSED");
			assertThat(host.router().chat("smart", "Hello").target().provider()).isEqualTo("openai");
		}
	}

	@Test
	void aResetForgetsCoolDowns() {
		this.simulator.fault("openai", FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofMinutes(2)));
		try (ActuatorHost host = ActuatorHost.start(this.simulator, EXPOSED, WRITABLE)) {
			host.router().chat("smart", "Hello");
			this.simulator.reset();
			assertThat(host.post("/llmrouter/openai", "{\"action\":\"RESET\"}").body()).doesNotContain("COOLING_DOWN");
			assertThat(host.router().chat("single", "Hello").target().provider()).isEqualTo("openai");
		}
	}

	@Test
	void anUnknownProviderOrActionIsABadRequest() {
		try (ActuatorHost host = ActuatorHost.start(this.simulator, EXPOSED, WRITABLE,
				"spring.web.error.include-message=always")) {
			HttpResponse<String> nobody = host.post("/llmrouter/nobody", "{\"action\":\"pause\"}");
			assertThat(nobody.statusCode()).isEqualTo(400);
			assertThat(nobody.body()).contains("There is no provider 'nobody'", "openai");
			assertThat(host.post("/llmrouter/openai", "{\"action\":\"explode\"}").statusCode()).isEqualTo(400);
		}
	}

	private static JsonNode named(JsonNode list, String name) {
		return list.valueStream()
			.filter((candidate) -> candidate.path("name").asString().equals(name))
			.findFirst()
			.orElseThrow();
	}

}
