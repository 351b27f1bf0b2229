package io.github.llmrouter.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Cost;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.Target;
import io.github.llmrouter.event.CallFinished;
import io.github.llmrouter.event.RouterListener;
import io.github.llmrouter.health.HealthOperations;
import io.github.llmrouter.health.HealthSnapshot;
import io.github.llmrouter.pricing.PriceBook;
import io.github.llmrouter.routing.Routes;
import io.github.llmrouter.simulator.ProviderSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class LlmRouterAutoConfigurationTests {

	private static final ProviderSimulator simulator = ProviderSimulator.builder().strict(false).start();

	private final ApplicationContextRunner bare = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LlmRouterAutoConfiguration.class));

	private final ApplicationContextRunner keyed = this.bare.withPropertyValues(
			"llm-router.providers.openrouter.api-key=k1",
			"llm-router.providers.openrouter.base-url=" + simulator.baseUrl("openrouter"),
			"llm-router.providers.anthropic.api-key=k2",
			"llm-router.providers.anthropic.base-url=" + simulator.baseUrl("anthropic"),
			"llm-router.providers.openai.api-key=k3",
			"llm-router.providers.openai.base-url=" + simulator.baseUrl("openai"));

	@BeforeEach
	void forget() {
		simulator.reset();
		simulator.clear();
	}

	@AfterAll
	static void stop() {
		simulator.close();
	}

	@Test
	void withNothingConfiguredTheRouterIsThereAndSaysWhatToConfigure() {
		this.bare.run((context) -> {
			assertThat(context).hasSingleBean(LlmRouter.class);
			LlmRouter router = context.getBean(LlmRouter.class);
			assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> router.chat("smart", "Hello"))
				.withMessageContaining("smart")
				.withMessageContaining("llm-router.providers");
		});
	}

	@Test
	void withKeysAndNoChainsTheThreeDefaultChainsExist() {
		this.keyed.run((context) -> {
			Routes routes = context.getBean(Routes.class);
			assertThat(routes.chains()).containsExactly("smart", "fast", "free");
			assertThat(routes.targets("smart")).extracting(Target::id)
				.containsExactly("openrouter/anthropic/claude-sonnet-5.5", "anthropic/claude-sonnet-5-5",
						"openai/gpt-6.1-sol");
			assertThat(routes.targets("free")).allSatisfy((target) -> assertThat(target.model()).endsWith(":free"));
			assertThat(context.getBean(LlmRouter.class).chat("fast", "Hello").text()).isNotBlank();
		});
	}

	@Test
	void theDocumentedOriginalChainsAnswer() {
		this.keyed.withInitializer((context) -> {
			Resource example = new FileSystemResource("../docs/examples/original-chains.yml");
			try {
				new YamlPropertySourceLoader().load("example", example)
					.forEach(context.getEnvironment().getPropertySources()::addLast);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}).run((context) -> {
			LlmRouter router = context.getBean(LlmRouter.class);
			assertThat(router.chat("smart", "Hello").target().name()).isEqualTo("Claude Sonnet (OpenRouter)");
			assertThat(router.chat("fast", "Hello").target().name()).isEqualTo("Gemini Flash (OpenRouter)");
			assertThat(router.chat("free", "Hello").target().model()).isEqualTo("google/gemini-2.0-flash-exp:free");
			assertThat(simulator.requests().get(0).body()).contains("0.7", "2000");
		});
	}

	@Test
	void parametersAndPricesOfAChainsTargetHold() {
		this.keyed
			.withPropertyValues("llm-router.chains.own[0].provider=openai",
					"llm-router.chains.own[0].model=gpt-4o-mini", "llm-router.chains.own[0].max-tokens=7",
					"llm-router.chains.own[0].price.input=1000000", "llm-router.chains.own[0].price.output=0")
			.run((context) -> {
				Cost cost = context.getBean(LlmRouter.class).chat("own", "Hello").cost();
				assertThat(cost.source()).isEqualTo(Cost.Source.CONFIGURED);
				assertThat(cost.usd()).isGreaterThanOrEqualTo(BigDecimal.ONE);
				assertThat(simulator.requests().get(0).body()).contains("\"max_tokens\":7");
			});
	}

	@Test
	void anAccountOfAnotherNameAtAKnownAddressIsPricedAsThatProvider() {
		this.bare
			.withPropertyValues("llm-router.providers.team.base-url=https://api.openai.com/v1",
					"llm-router.providers.team.api-key=k")
			.run((context) -> assertThat(context.getBean(PriceBook.class).facts(Target.of("team", "gpt-6-luna")))
				.isNotNull());
	}

	@Test
	void aListenerMayItselfUseTheRouter() {
		this.keyed.withUserConfiguration(ListenerWithRouter.class).run((context) -> {
			context.getBean(LlmRouter.class).chat("smart", "Hello");
			assertThat(context.getBean(ListenerWithRouter.class).heard).hasSize(1);
		});
	}

	@Test
	void anApplicationsOwnRouterTakesThePlaceOfOurs() {
		this.bare.withBean("mine", LlmRouter.class, () -> mock(LlmRouter.class))
			.run((context) -> assertThat(context).hasSingleBean(LlmRouter.class).hasBean("mine"));
	}

	@Test
	void healthIsInjectableForReadingAndOperating() {
		this.keyed.run((context) -> {
			context.getBean(HealthOperations.class).pause("openrouter");
			assertThat(context.getBean(HealthSnapshot.Source.class).snapshot().providers()).hasSize(3);
			assertThat(context.getBean(LlmRouter.class).chat("smart", "Hello").skips()).hasSize(1);
		});
	}

	@Test
	void theApplicationsCustomizersAreLeftAloneUnlessTheyAreMeantForTheRouter() {
		this.keyed.withUserConfiguration(Customizers.class).run((context) -> {
			context.getBean(LlmRouter.class).chat("smart", "Hello");
			assertThat(sentHeaders()).contains("x-meant").doesNotContain("x-other");
		});
	}

	@Test
	void theApplicationsCustomizersApplyWhereItSaysSo() {
		this.keyed.withUserConfiguration(Customizers.class)
			.withPropertyValues("llm-router.http.apply-customizers=true")
			.run((context) -> {
				context.getBean(LlmRouter.class).chat("smart", "Hello");
				assertThat(sentHeaders()).contains("x-meant", "x-other");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.boot.restclient", "io.micrometer.core" })
	void callsWorkWithoutWhatIsOptional(String absent) {
		this.keyed.withClassLoader(new FilteredClassLoader(absent))
			.run((context) -> assertThat(context.getBean(LlmRouter.class).chat("smart", "Hello").text()).isNotBlank());
	}

	@Test
	void afterTheContextIsClosedNothingOfTheRouterRuns() {
		AtomicReference<LlmRouter> router = new AtomicReference<>();
		this.keyed.run((context) -> {
			router.set(context.getBean(LlmRouter.class));
			router.get().chat(ChatRequest.to("smart").user("Hello").build());
		});
		await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
			.noneMatch((name) -> name.startsWith("llm-router-watchdog")));
		assertThat(simulator.openConnectionCount()).isZero();
	}

	private static Set<String> sentHeaders() {
		return simulator.requests().get(0).headers().keySet();
	}

	@Configuration(proxyBeanMethods = false)
	static class ListenerWithRouter implements RouterListener {

		private final LlmRouter router;

		private final List<CallFinished> heard = new ArrayList<>();

		ListenerWithRouter(LlmRouter router) {
			this.router = router;
		}

		@Override
		public void onCallFinished(CallFinished event) {
			assertThat(this.router).isNotNull();
			this.heard.add(event);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		@Bean
		RestClientCustomizer other() {
			return (builder) -> builder.defaultHeader("x-other", "1");
		}

		@Bean
		@Qualifier("llmRouter")
		RestClientCustomizer meant() {
			return (builder) -> builder.defaultHeader("x-meant", "1");
		}

	}

}
