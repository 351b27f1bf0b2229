package io.github.llmrouter.autoconfigure;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.autoconfigure.KeyRefreshConfiguration.CloudRefreshListener;
import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.provider.KeyRefresh;
import io.github.llmrouter.simulator.ProviderSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/** Configured keys that change while the application runs, over real HTTP. */
@ExtendWith(OutputCaptureExtension.class)
class KeyRefreshTests {

	private static final String KEY = "llm-router.providers.openai.api-key";

	private static final ProviderSimulator simulator = ProviderSimulator.start();

	private final Map<String, Object> properties = new HashMap<>(Map.of(KEY, "first-key-0123456789"));

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("changing", this.properties)))
		.withConfiguration(AutoConfigurations.of(LlmRouterAutoConfiguration.class))
		.withPropertyValues("llm-router.providers.openai.base-url=" + simulator.baseUrl("openai"));

	private static String keyOfACall(LlmRouter router) {
		router.chat(ChatRequest.to("openai/gpt-4.1").user("Hello").build());
		int latest = simulator.requests().size() - 1;
		return simulator.requests().get(latest).header("authorization");
	}

	@AfterEach
	void forget() {
		simulator.reset();
		simulator.clear();
	}

	@AfterAll
	static void stop() {
		simulator.close();
	}

	@Test
	void aKeyThatChangedCountsFromTheNextCallOn() {
		this.application.run((context) -> {
			LlmRouter router = context.getBean(LlmRouter.class);
			KeyRefresh refresh = context.getBean(KeyRefresh.class);
			assertThat(keyOfACall(router)).isEqualTo("Bearer first-key-0123456789");
			assertThat(refresh.refresh()).isEmpty();
			this.properties.put(KEY, "second-key-0123456789");
			assertThat(refresh.refresh()).containsExactly("openai");
			assertThat(keyOfACall(router)).isEqualTo("Bearer second-key-0123456789");
		});
	}

	@Test
	void oneKeyBecomesSeveral() {
		this.application.run((context) -> {
			this.properties.remove(KEY);
			this.properties.put("llm-router.providers.openai.api-keys[0]", "second-key-0123456789");
			this.properties.put("llm-router.providers.openai.api-keys[1].value", "third-key-0123456789");
			this.properties.put("llm-router.providers.openai.api-keys[1].quota-group", "other");
			assertThat(context.getBean(KeyRefresh.class).refresh()).containsExactly("openai");
			assertThat(context.getBean(ConfiguredProviders.class).all().get(0).keys())
				.extracting((key) -> key.value() + " " + key.quotaGroup())
				.containsExactly("second-key-0123456789 default", "third-key-0123456789 other");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "LLMROUTER_PROVIDERS_OPENAI_APIKEY", "LLMROUTER_PROVIDERS_OPENAI_APIKEYS_0",
			"LLMROUTER_PROVIDERS_OPENAI_APIKEYS_0_VALUE" })
	void aVariableOfTheEnvironmentIsReadToo(String name) {
		Map<String, Object> variables = new HashMap<>();
		this.application
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)))
			.run((context) -> {
				this.properties.remove(KEY);
				variables.put(name, "second-key-0123456789");
				assertThat(context.getBean(KeyRefresh.class).refresh()).containsExactly("openai");
				assertThat(context.getBean(ConfiguredProviders.class).all().get(0).keys()).extracting(ApiKey::value)
					.containsExactly("second-key-0123456789");
			});
	}

	@Test
	void aProviderWhoseNameNeedsBracketsIsFound() {
		String key = "llm-router.providers[My.Gateway].api-key";
		this.properties.put(key, "first-key-0123456789");
		this.properties.put("llm-router.providers[My.Gateway].base-url", simulator.baseUrl("gateway"));
		this.application.run((context) -> {
			this.properties.put(key, "second-key-0123456789");
			assertThat(context.getBean(KeyRefresh.class).refresh()).containsExactly("My.Gateway");
		});
	}

	@Test
	void anEventOfSpringCloudReadsThemAnew() {
		this.application.run((context) -> {
			this.properties.put(KEY, "second-key-0123456789");
			context.publishEvent(new EnvironmentChangeEvent(context, Set.of(KEY)));
			assertThat(keyOfACall(context.getBean(LlmRouter.class))).isEqualTo("Bearer second-key-0123456789");
		});
	}

	@Test
	void withoutSpringCloudNobodyListens() {
		this.application.withClassLoader(new FilteredClassLoader(EnvironmentChangeEvent.class))
			.run((context) -> assertThat(context).hasSingleBean(KeyRefresh.class)
				.doesNotHaveBean(CloudRefreshListener.class));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "${NOT_SET_ANYWHERE} | The placeholder in it has no value",
			"canary key | It holds spaces", "'' | No key is set any more" })
	void whatCannotBeUsedKeepsTheOldKeyAndIsNamedWithoutItsValue(String written, String reason, CapturedOutput output) {
		this.application.run((context) -> {
			this.properties.put(KEY, written);
			assertThat(context.getBean(KeyRefresh.class).refresh()).isEmpty();
			assertThat(context.getBean(KeyRefresh.class).refresh()).isEmpty();
			assertThat(keyOfACall(context.getBean(LlmRouter.class))).isEqualTo("Bearer first-key-0123456789");
			assertThat(output).containsOnlyOnce("Provider 'openai' keeps the keys that it has")
				.contains(KEY, reason)
				.doesNotContain("canary");
		});
	}

	@Test
	void whatIsNoKeyAtAllIsNotShownEither(CapturedOutput output) {
		this.application.run((context) -> {
			this.properties.put("llm-router.providers.openai.api-keys[0].value[0].canary", "canary");
			assertThat(context.getBean(KeyRefresh.class).refresh()).isEmpty();
			assertThat(keyOfACall(context.getBean(LlmRouter.class))).isEqualTo("Bearer first-key-0123456789");
			assertThat(output).doesNotContain("canary");
		});
	}

	@Test
	void aProviderThatHadNoKeyAtStartNeedsARestart(CapturedOutput output) {
		this.application.run((context) -> {
			this.properties.put("llm-router.providers.anthropic.api-key", "canary-0123456789");
			assertThat(context.getBean(KeyRefresh.class).refresh()).isEmpty();
			assertThat(output).contains("anthropic", "Restart the application").doesNotContain("canary");
		});
	}

	@Test
	void nothingButKeysIsReadAnew() {
		this.application.run((context) -> {
			this.properties.put("llm-router.providers.openai.base-url", "http://elsewhere.invalid/v1");
			this.properties.put(KEY, "second-key-0123456789");
			assertThat(context.getBean(KeyRefresh.class).refresh()).containsExactly("openai");
			assertThat(keyOfACall(context.getBean(LlmRouter.class))).isEqualTo("Bearer second-key-0123456789");
		});
	}

}
