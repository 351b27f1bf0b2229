package io.github.llmrouter.drill;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.VirtualTime;
import io.github.llmrouter.autoconfigure.LlmRouterAutoConfiguration;
import io.github.llmrouter.health.HealthOperations;
import io.github.llmrouter.health.HealthSnapshot;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.ProviderSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Drills in an application whose real providers are another simulator. */
@ExtendWith(OutputCaptureExtension.class)
class DrillTests {

	private static final ProviderSimulator real = ProviderSimulator.start();

	private static final String KEY = "sk-real-0123456789abcdef";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(LlmRouterAutoConfiguration.class, LlmRouterDrillAutoConfiguration.class))
		.withPropertyValues("spring.profiles.active=drill", "llm-router.drills.allowed-profiles=drill",
				"llm-router.providers.openai.api-keys[0].value=" + KEY,
				"llm-router.providers.openai.api-keys[0].label=team",
				"llm-router.providers.openai.base-url=" + real.baseUrl("openai"),
				"llm-router.providers.openai.headers.X-Secret=hidden",
				"llm-router.providers.openai.timeouts.response=300ms",
				"llm-router.providers.openai.timeouts.idle=300ms", "llm-router.providers.openai.timeouts.total=2s",
				"llm-router.providers.anthropic.api-key=k2",
				"llm-router.providers.anthropic.base-url=" + real.baseUrl("anthropic"),
				"llm-router.chains.smart=openai/gpt-6-luna, anthropic/claude-sonnet-5-5");

	@BeforeEach
	void forget() {
		real.clear();
	}

	@AfterAll
	static void stop() {
		real.close();
	}

	private ApplicationContextRunner with(String... fault) {
		return this.runner.withPropertyValues(
				List.of(fault).stream().map((line) -> "llm-router.drills.faults[0]." + line).toArray(String[]::new));
	}

	@ParameterizedTest
	@CsvSource({ "rate-limit, RATE_LIMITED", "overloaded, OVERLOADED", "error, SERVER_ERROR", "timeout, IDLE_TIMEOUT",
			"error-in-200, SERVER_ERROR", "cut, CONNECTION", "malformed, MALFORMED_REPLY" })
	void everyFaultIsAFailureOfTheProviderThatTheProviderNeverSaw(String fault, FailureKind expected) {
		with("fault=" + fault, "provider=openai").run((context) -> {
			ChatResponse response = context.getBean(LlmRouter.class).chat("smart", "Hello");
			Attempt drilled = response.attempts().get(0);
			assertThat(drilled.failureKind()).isEqualTo(expected);
			assertThat(drilled.requestId() + drilled.message()).contains("drill-1");
			assertThat(response.target().id()).isEqualTo("anthropic/claude-sonnet-5-5");
			assertThat(real.requestCount("openai")).isZero();
		});
	}

	@ParameterizedTest
	@CsvSource({ "error-event, SERVER_ERROR", "overloaded-event, OVERLOADED", "rate-limit-event, RATE_LIMITED",
			"silence, IDLE_TIMEOUT", "keep-alives, ATTEMPT_TIMEOUT", "cut, CONNECTION", "cut-in-event, CONNECTION",
			"no-end, CONNECTION", "garbage, MALFORMED_REPLY" })
	void everyFaultOfStreamsBreaksAnAnswerThatHasBegun(String fault, FailureKind expected) {
		with("fault=stream-" + fault, "target=openai/gpt-6-luna").run((context) -> {
			try (ChatStream stream = context.getBean(LlmRouter.class).stream("smart", "Hello")) {
				ChatResponse response = stream.response();
				assertThat(response.outcome()).isEqualTo(Outcome.INCOMPLETE);
				assertThat(response.failureKind()).isEqualTo(expected);
				assertThat(response.text()).isNotEmpty();
				assertThat(response.attempts()).singleElement()
					.satisfies((attempt) -> assertThat(attempt.requestId() + attempt.message()).contains("drill-1"));
				assertThat(real.requests()).isEmpty();
			}
		});
	}

	@Test
	void anEmptyStreamFallsOverUnseen() {
		with("fault=stream-empty", "provider=openai").run((context) -> {
			try (ChatStream stream = context.getBean(LlmRouter.class).stream("smart", "Hello")) {
				assertThat(stream.response().target().provider()).isEqualTo("anthropic");
				assertThat(stream.response().attempts().get(0).message()).contains("drill-1");
			}
		});
	}

	@Test
	void anAnswerThatShouldHaveBeenAStreamCostsNothing() {
		with("fault=stream-plain-json", "provider=openai").run((context) -> {
			try (ChatStream stream = context.getBean(LlmRouter.class).stream("smart", "Hello")) {
				assertThat(stream.response().outcome()).isEqualTo(Outcome.SUCCESS);
				assertThat(stream.response().cost().usd()).isEqualTo(BigDecimal.ZERO);
				assertThat(stream.response().attempts().get(0).requestId()).isEqualTo("drill-1");
			}
		});
	}

	@Test
	void everyFaultOfTheSimulatorCanBeDrilled() {
		this.runner.run((context) -> {
			Drills drills = context.getBean(Drills.class);
			assertThat(FaultPlan.labels()).filteredOn((label) -> !label.equals("none"))
				.allSatisfy((label) -> drills.stop(drills.start(Drill.of(label).build()).id()));
			assertThat(drills.list()).isEmpty();
		});
	}

	@Test
	void faultsOfStreamsLeaveOtherCallsAlone() {
		with("fault=stream-cut", "provider=openai").run((context) -> {
			assertThat(context.getBean(LlmRouter.class).chat("smart", "Hello").target().provider()).isEqualTo("openai");
			assertThat(real.requestCount("openai")).isOne();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai/gpt-6-luna", "anthropic/claude-sonnet-5-5", "google/gemini-3.8-flash",
			"openrouter/openai/gpt-6-luna", "mistral/mistral-small-latest", "own/model" })
	void aLimitIsToldInTheWireFormatOfEachProvider(String target) {
		VirtualTime time = new VirtualTime();
		with("fault=rate-limit", "retry-after=45s")
			.withPropertyValues("llm-router.providers.google.api-key=k3", "llm-router.providers.openrouter.api-key=k4",
					"llm-router.providers.mistral.api-key=k5", "llm-router.providers.own.base-url=http://localhost:1",
					"llm-router.chains.one=" + target + ", openai/gpt-6-luna")
			.withBean(RouterTime.class, time::time)
			.run((context) -> {
				assertThat(catchThrowable(() -> context.getBean(LlmRouter.class).chat(target, "Hello")))
					.hasMessageContaining("RATE_LIMITED")
					.hasMessageContaining("in 45.0 s");
			});
	}

	@Test
	void healthRemembersADrillAtTheRealKeysScopeAndTheKeyStaysHome() {
		with("fault=rate-limit", "provider=openai").withUserConfiguration(Eavesdropper.class).run((context) -> {
			ChatResponse first = context.getBean(LlmRouter.class).chat("smart", "Hello");
			assertThat(first.attempts()).as("%s", first.attempts()).hasSize(2);
			ChatResponse second = context.getBean(LlmRouter.class).chat("smart", "Hello");
			assertThat(second.skips()).as("%s %s", first.attempts(), second.attempts())
				.singleElement()
				.satisfies((skip) -> assertThat(skip.failureKind()).isEqualTo(FailureKind.RATE_LIMITED));
			assertThat(context.getBean(HealthSnapshot.Source.class).snapshot().toString()).contains("team")
				.doesNotContain("drill-without-key");
			assertThat(Eavesdropper.heard).isNotEmpty()
				.allSatisfy((headers) -> assertThat(headers).doesNotContain(KEY, "hidden"));
		});
	}

	@Test
	void aPercentageOfTheCallsMeetsTheDrill() {
		with("fault=error", "provider=openai", "percentage=30")
			.withBean(DrillChance.class, () -> new DrillChance(new Random(5)))
			.run((context) -> {
				LlmRouter router = context.getBean(LlmRouter.class);
				long failed = IntStream.range(0, 100).filter((i) -> {
					context.getBean(HealthOperations.class).reset("openai");
					return router.chat("smart", "Hello").attempts().size() == 2;
				}).count();
				Random same = new Random(5);
				assertThat(failed).isEqualTo(IntStream.range(0, 100).filter((i) -> same.nextInt(100) < 30).count())
					.isBetween(15L, 45L);
			});
	}

	@Test
	void drillsStartAndStopWhileTheApplicationRuns(CapturedOutput output) {
		this.runner.run((context) -> {
			LlmRouter router = context.getBean(LlmRouter.class);
			Drills drills = context.getBean(Drills.class);
			assertThat(router.chat("openai/gpt-6-luna", "Hello").attempts()).hasSize(1);
			RunningDrill running = drills.start(Drill.of("error").provider("openai").status(504).build());
			assertThat(output).contains("Drills that run: drill-1 (error for 100 % of the exchanges of openai)");
			assertThat(drills.list()).containsExactly(running);
			assertThat(router.chat("smart", "Hello").attempts().get(0).status()).isEqualTo(504);
			assertThat(drills.stop(running.id())).isTrue();
			assertThat(drills.stop(running.id())).isFalse();
			context.getBean(HealthOperations.class).reset("openai");
			assertThat(router.chat("smart", "Hello").target().provider()).isEqualTo("openai");
		});
	}

	@Test
	void stoppingADrillEndsTheCallsThatItHolds() {
		this.runner.withPropertyValues("llm-router.providers.openai.timeouts.response=60s").run((context) -> {
			Drills drills = context.getBean(Drills.class);
			RunningDrill running = drills.start(Drill.of("stream-silence").provider("openai").build());
			try (ChatStream stream = context.getBean(LlmRouter.class).stream("openai/gpt-6-luna", "Hello")) {
				assertThat(stream.iterator().next().text()).isNotEmpty();
				drills.stop(running.id());
				assertThat(stream.response().failureKind()).isEqualTo(FailureKind.CONNECTION);
			}
		});
	}

	@Test
	void inAnyOtherProfileNoDrillStarts() {
		this.runner.withPropertyValues("spring.profiles.active=prod")
			.run((context) -> assertThatIllegalStateException()
				.isThrownBy(() -> context.getBean(Drills.class).start(Drill.of("error").build()))
				.withMessageContaining("active is prod")
				.withMessageContaining("llm-router.drills.allowed-profiles"));
	}

	@Test
	void aDrillThatCannotWorkIsRefusedWithEveryReason() {
		this.runner.run((context) -> assertThatIllegalArgumentException()
			.isThrownBy(() -> context.getBean(Drills.class)
				.start(Drill.of("cut").provider("opnai").retryAfter(Duration.ofSeconds(1)).percentage(101).build()))
			.withMessageContaining("Did you mean 'openai'?")
			.withMessageContaining("drill.retry-after")
			.withMessageContaining("drill.percentage"));
	}

	/** Hears what is sent to anybody. */
	@Configuration(proxyBeanMethods = false)
	static class Eavesdropper {

		static final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();

		@Bean
		@Qualifier("llmRouter")
		RestClientCustomizer eavesdropper() {
			return (builder) -> builder.requestInterceptor((request, body, execution) -> {
				heard.add(Map.copyOf(request.getHeaders().toSingleValueMap()).toString());
				return execution.execute(request, body);
			});
		}

	}

}
