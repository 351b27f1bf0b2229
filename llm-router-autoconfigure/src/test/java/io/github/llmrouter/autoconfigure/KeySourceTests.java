package io.github.llmrouter.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.provider.KeySource;
import io.github.llmrouter.provider.ProviderKey;
import io.github.llmrouter.simulator.ProviderSimulator;
import io.github.llmrouter.simulator.RecordedRequest;
import io.github.llmrouter.simulator.Scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Keys that a bean supplies, over real HTTP. */
class KeySourceTests {

	private static final String OLD = "old-token-0123456789-aaaa";

	private static final String NEW = "new-token-0123456789-bbbb";

	private static final ProviderSimulator simulator = ProviderSimulator.start();

	private final AtomicReference<List<ProviderKey>> supplied = new AtomicReference<>(List.of());

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LlmRouterAutoConfiguration.class))
		.withPropertyValues("llm-router.providers.openai.base-url=" + simulator.baseUrl("openai"),
				"llm-router.providers.openai.api-key=", "llm-router.chains.smart[0]=openai/gpt-4.1");

	private final ApplicationContextRunner supplying = this.application.withBean(KeySource.class,
			() -> KeySource.of("openai", this.supplied::get));

	private final ChatRequest request = ChatRequest.to("smart").user("Hello").build();

	private void supply(String... values) {
		this.supplied.set(Arrays.stream(values).map(ProviderKey::of).toList());
	}

	private static List<String> usedKeys() {
		return simulator.requests().stream().map((request) -> request.header("authorization")).toList();
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
	void aProviderWithoutConfiguredKeyIsCalledWithASuppliedOne() {
		supply(OLD);
		this.supplying.run((context) -> {
			context.getBean(LlmRouter.class).chat(this.request);
			assertThat(usedKeys()).containsExactly("Bearer " + OLD);
		});
	}

	@Test
	void withoutAnyKeyRightNowTheTargetIsSkippedWithoutHttp() {
		this.supplying.run((context) -> {
			RoutingFailedException failure = catchThrowableOfType(RoutingFailedException.class,
					() -> context.getBean(LlmRouter.class).chat(this.request));
			assertThat(failure.skips()).singleElement()
				.satisfies((skip) -> assertThat(skip.reason() + " " + skip.detail())
					.isEqualTo("NO_KEY provider openai has no key now"));
			assertThat(simulator.requests()).isEmpty();
		});
	}

	@Test
	void aKeyIsReplacedWhileFiftyCallsRunAndNoneIsLost() {
		supply(OLD);
		this.supplying.run((context) -> {
			LlmRouter router = context.getBean(LlmRouter.class);
			for (int i = 0; i < 50; i++) {
				simulator.script("openai", Scripted.answer("Hello").after(Duration.ofMillis(700)));
			}
			ExecutorService callers = Executors.newFixedThreadPool(50);
			try {
				List<Future<?>> calls = new ArrayList<>();
				for (int i = 0; i < 50; i++) {
					calls.add(callers.submit(() -> router.chat(this.request)));
				}
				assertThat(simulator.awaitRequests(50, Duration.ofSeconds(20))).isTrue();
				supply(NEW);
				router.chat(this.request);
				for (Future<?> call : calls) {
					call.get(20, TimeUnit.SECONDS);
				}
			}
			finally {
				callers.shutdownNow();
			}
			assertThat(usedKeys().subList(0, 50)).containsOnly("Bearer " + OLD);
			assertThat(usedKeys().subList(50, 51)).containsExactly("Bearer " + NEW);
		});
	}

	@Test
	void theDeathOfAnOldKeyIsNotHeldAgainstTheNewOne() {
		supply("invalid-" + OLD);
		this.supplying.run((context) -> {
			LlmRouter router = context.getBean(LlmRouter.class);
			RoutingFailedException rejected = catchThrowableOfType(RoutingFailedException.class,
					() -> router.chat(this.request));
			assertThat(rejected.attempts()).singleElement()
				.satisfies((attempt) -> assertThat(attempt.failureKind()).isEqualTo(FailureKind.KEY_REJECTED));
			RoutingFailedException dead = catchThrowableOfType(RoutingFailedException.class,
					() -> router.chat(this.request));
			assertThat(dead.attempts()).isEmpty();
			supply(NEW);
			assertThat(router.chat(this.request).text()).isNotEmpty();
		});
	}

	@Test
	void norIsItUnderTheSameLabel() {
		this.supplied.set(List.of(ProviderKey.of("invalid-" + OLD).label("vault")));
		this.supplying.run((context) -> {
			LlmRouter router = context.getBean(LlmRouter.class);
			catchThrowableOfType(RoutingFailedException.class, () -> router.chat(this.request));
			this.supplied.set(List.of(ProviderKey.of(NEW).label("vault")));
			assertThat(router.chat(this.request).text()).isNotEmpty();
			assertThat(usedKeys()).containsExactly("Bearer invalid-" + OLD, "Bearer " + NEW);
		});
	}

	@Test
	void aSourceThatThrowsKeepsItsLastKeyInUse() {
		supply(OLD);
		this.supplying.run((context) -> {
			LlmRouter router = context.getBean(LlmRouter.class);
			router.chat(this.request);
			this.supplied.set(null);
			router.chat(this.request);
			assertThat(usedKeys()).containsExactly("Bearer " + OLD, "Bearer " + OLD);
		});
	}

	@Test
	void beansAreAskedInTheirOrder() {
		this.application.withUserConfiguration(TwoSources.class).run((context) -> {
			context.getBean(LlmRouter.class).chat(this.request);
			assertThat(usedKeys()).containsExactly("Bearer first-in-order");
		});
	}

	@Test
	void aTextOfTheProviderIsFreeOfASuppliedKey() {
		supply(OLD);
		this.supplying.run((context) -> {
			simulator.script("openai", Scripted.reply(500, "{\"error\": {\"message\": \"refused " + OLD + "\"}}"));
			RoutingFailedException failure = catchThrowableOfType(RoutingFailedException.class,
					() -> context.getBean(LlmRouter.class).chat(this.request));
			assertThat(failure).hasMessageContaining("[redacted]").hasMessageNotContaining(OLD);
		});
	}

	@Test
	void aKnownProviderNeedsNoConfigurationAtAll() {
		supply(OLD);
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(LlmRouterAutoConfiguration.class))
			.withBean(KeySource.class, () -> KeySource.of("anthropic", this.supplied::get))
			.run((context) -> assertThat(context.getBean(ConfiguredProviders.class).names())
				.containsExactly("anthropic"));
	}

	@Test
	void aSourceForAProviderThatDoesNotExistFailsTheStart() {
		this.application.withBean(KeySource.class, () -> KeySource.of("opnai", this.supplied::get))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("llm-router.providers.opnai")
				.hasMessageContaining("there is no such provider"));
	}

	@Test
	void headersOfAnyProviderCarryTheSuppliedKeyItsOwnWay() {
		supply(OLD);
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(LlmRouterAutoConfiguration.class))
			.withPropertyValues("llm-router.providers.anthropic.base-url=" + simulator.baseUrl("anthropic"))
			.withBean(KeySource.class, () -> KeySource.of("anthropic", this.supplied::get))
			.run((context) -> {
				context.getBean(LlmRouter.class).chat(ChatRequest.to("anthropic/claude-sonnet-5-5").user("Hi").build());
				assertThat(simulator.requests()).extracting((RecordedRequest sent) -> sent.header("x-api-key"))
					.containsExactly(OLD);
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class TwoSources {

		@Bean
		@Order(2)
		KeySource second() {
			return KeySource.of("openai", () -> List.of(ProviderKey.of("second-in-order")));
		}

		@Bean
		@Order(1)
		KeySource first() {
			return KeySource.of("openai", () -> List.of(ProviderKey.of("first-in-order")));
		}

	}

}
