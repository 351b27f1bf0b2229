package io.github.llmrouter.demo;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class SimulatedProvidersInitializerTests {

	private static final String PREFIX = "llm-router.providers.";

	private final GenericApplicationContext context = new GenericApplicationContext();

	@AfterEach
	void stop() {
		this.context.close();
	}

	@Test
	void aProviderWithoutAKeyIsSimulated() {
		assertThat(simulated(Map.of(), Map.of(PREFIX + "openai.api-key", ""))).containsExactly("openai");
		assertThat(property("openai.base-url")).startsWith("http://");
		assertThat(property("openai.api-key")).isNotBlank();
	}

	@Test
	void aProviderWithAKeyIsLeftAlone() {
		assertThat(simulated(Map.of(),
				Map.of(PREFIX + "openai.apiKey", "a-key", PREFIX + "mistral.api-keys[0].value", "a-key")))
			.isEmpty();
		assertThat(property("openai.base-url")).isNull();
		assertThat(property("mistral.api-key")).isNull();
	}

	@Test
	void aBaseUrlAloneIsCalledWithAKeyThatMeansNothing() {
		assertThat(simulated(Map.of(), Map.of(PREFIX + "openai.base-url", "http://localhost:1"))).isEmpty();
		assertThat(property("openai.base-url")).isEqualTo("http://localhost:1");
		assertThat(property("openai.api-key")).isNotBlank();
	}

	@Test
	void environmentVariablesCountLikeProperties() {
		Map<String, Object> variables = Map.of("LLMROUTER_PROVIDERS_ANTHROPIC_BASEURL", "http://localhost:1",
				"LLMROUTER_PROVIDERS_MISTRAL_APIKEY", "a-key", "LLMROUTER_PROVIDERS_GROQ_APIKEYS_0_VALUE", "a-key");
		assertThat(simulated(variables, Map.of(PREFIX + "anthropic.api-key", "", PREFIX + "openai.api-key", "")))
			.containsExactly("openai");
		assertThat(property("anthropic.base-url")).isEqualTo("http://localhost:1");
		assertThat(property("mistral.api-key")).isEqualTo("a-key");
		assertThat(property("groq.api-key")).isNull();
	}

	private Iterable<String> simulated(Map<String, Object> variables, Map<String, Object> properties) {
		this.context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("file", properties));
		this.context.getEnvironment()
			.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
		ConfigurationPropertySources.attach(this.context.getEnvironment());
		new SimulatedProvidersInitializer().initialize(this.context);
		this.context.refresh();
		return this.context.getBean(SimulatedProviders.class).names();
	}

	private @Nullable String property(String name) {
		return this.context.getEnvironment().getProperty(PREFIX + name);
	}

}
