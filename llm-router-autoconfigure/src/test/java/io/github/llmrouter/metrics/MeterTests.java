package io.github.llmrouter.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.llmrouter.ChatStream;
import io.github.llmrouter.EmbeddingRequest;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.health.HealthOperations;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.Scripted;
import io.github.llmrouter.simulator.StreamFault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class MeterTests {

	private final MeteredRouter metered = new MeteredRouter();

	@AfterEach
	void close() {
		this.metered.close();
	}

	@Test
	void anAttemptIsRecordedUnderTheNamesOfOpenTelemetry() {
		this.metered.simulator.script("google", Scripted.answer("Blue.").usage(12, 5));
		this.metered.run((router) -> router.chat("google/gemini-3.8-flash", "Why?"), (registry) -> {
			assertThat(registry.get("gen_ai.client.operation.duration")
				.tags("gen_ai.operation.name", "chat", "gen_ai.provider.name", "gcp.gemini", "gen_ai.request.model",
						"gemini-3.8-flash", "gen_ai.response.model", "gemini-3.8-flash", "error.type", "none")
				.timer()
				.count()).isOne();
			assertThat(tokens(registry, "input")).isEqualTo(12);
			assertThat(tokens(registry, "output")).isEqualTo(5);
			assertThat(registry.find("gen_ai.client.operation.time_to_first_chunk").meters()).isEmpty();
		});
	}

	@Test
	void theConnectionsToEachProviderAreCounted() {
		this.metered.application().withPropertyValues("llm-router.http.max-connections=7").run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(connections(registry, "", "max")).isEqualTo(7);
			try (ChatStream stream = context.getBean(LlmRouter.class).stream("smart", "Hello")) {
				assertThat(stream.iterator().next()).isNotNull();
				assertThat(connections(registry, "LEASED", "")).isOne();
				assertThat(connections(registry, "AVAILABLE", "")).isZero();
				stream.response();
			}
			assertThat(connections(registry, "LEASED", "")).isZero();
			assertThat(connections(registry, "AVAILABLE", "")).isOne();
			context.getBean(LlmRouter.class).chat("smart", "Hello");
			assertThat(registry.get("llm.router.http.connections.opened")
				.tags("provider", "openai")
				.functionCounter()
				.count()).isOne();
			assertThat(registry.find("llm.router.http.connections").gauges())
				.extracting((gauge) -> gauge.getId().getTag("provider"))
				.containsExactlyInAnyOrder("openai", "openai", "google", "google");
		});
	}

	@Test
	void callsThatWaitForAConnectionAreCounted() {
		this.metered.simulator.script("openai",
				Scripted.answer(List.of("Half", " of it")).chunks(1).then(StreamFault.SILENCE));
		this.metered.application().withPropertyValues("llm-router.http.max-connections=1").run((context) -> {
			LlmRouter router = context.getBean(LlmRouter.class);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			CompletableFuture<Void> waiting;
			try (ChatStream holding = router.stream("openai/gpt-6-luna", "Hello")) {
				assertThat(holding.iterator().next()).isNotNull();
				waiting = CompletableFuture.runAsync(() -> router.chat("openai/gpt-6-luna", "Hello"));
				await().until(() -> connections(registry, "", "pending") == 1);
			}
			waiting.get(10, TimeUnit.SECONDS);
			assertThat(connections(registry, "", "pending")).isZero();
		});
	}

	private static double connections(MeterRegistry registry, String state, String suffix) {
		String name = "llm.router.http.connections" + (suffix.isEmpty() ? "" : "." + suffix);
		return registry.get(name)
			.tags(state.isEmpty() ? Tags.of("provider", "openai") : Tags.of("provider", "openai", "state", state))
			.gauge()
			.value();
	}

	@Test
	void aStreamTellsHowLongItTookToBegin() {
		this.metered.run((router) -> {
			try (ChatStream stream = router.stream("smart", "Hello")) {
				stream.response();
			}
		}, (registry) -> assertThat(
				registry.get("gen_ai.client.operation.time_to_first_chunk").timer().totalTime(TimeUnit.NANOSECONDS))
			.isPositive());
	}

	@Test
	void aMeterThatTheRegistryRemovedIsRegisteredAnew() {
		this.metered.application().run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			LlmRouter router = context.getBean(LlmRouter.class);
			router.chat("smart", "Hello");
			router.chat("smart", "Hello");
			assertThat(registry.get("llm.router.calls").timer().count()).isEqualTo(2);
			registry.clear();
			router.chat("smart", "Hello");
			assertThat(registry.get("llm.router.calls").timer().count()).isOne();
			assertThat(registry.get("llm.router.attempts").counter().count()).isOne();
		});
	}

	@Test
	void aRescuedCallIsCountedAsFallbackAndRescue() {
		this.metered.simulator.script("openai", Scripted.fault(Fault.RATE_LIMIT));
		this.metered.run((router) -> router.chat("smart", "Hello"), (registry) -> {
			assertThat(count(registry, "llm.router.rescued.calls", "destination", "smart")).isOne();
			assertThat(count(registry, "llm.router.fallbacks", "destination", "smart", "outcome", "SUCCESS")).isOne();
			assertThat(count(registry, "llm.router.attempts", "provider", "openai", "kind", "RATE_LIMITED")).isOne();
			assertThat(count(registry, "llm.router.attempts", "provider", "google", "outcome", "SUCCESS")).isOne();
			assertThat(registry.get("llm.router.calls")
				.tags("destination", "smart", "outcome", "SUCCESS", "kind", "none")
				.timer()
				.count()).isOne();
		});
	}

	@Test
	void aCallThatTheFirstTargetAnswersIsNeitherFallbackNorRescue() {
		this.metered.run((router) -> router.chat("smart", "Hello"), (registry) -> {
			assertThat(registry.find("llm.router.fallbacks").counters()).isEmpty();
			assertThat(registry.find("llm.router.rescued.calls").counters()).isEmpty();
		});
	}

	@Test
	void aTargetThatIsPassedOverForAFailureIsASkipAndTheCallARescue() {
		this.metered.simulator.fault("openai", FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofMinutes(2)));
		this.metered.run((router) -> {
			router.chat("smart", "Hello");
			router.chat("smart", "Hello");
		}, (registry) -> {
			assertThat(count(registry, "llm.router.skips", "provider", "openai", "model", "gpt-6-luna", "reason",
					"COOLING_DOWN", "kind", "RATE_LIMITED"))
				.isOne();
			assertThat(count(registry, "llm.router.rescued.calls", "destination", "smart")).isEqualTo(2);
		});
	}

	@Test
	void aCallThatNobodyAnswersIsAFallbackWithoutRescue() {
		this.metered.simulator.fault("openai", FaultPlan.of(Fault.ERROR));
		this.metered.simulator.fault("google", FaultPlan.of(Fault.ERROR));
		this.metered.run((router) -> assertThatExceptionOfType(RoutingFailedException.class)
			.isThrownBy(() -> router.chat("smart", "Hello")), (registry) -> {
				assertThat(count(registry, "llm.router.fallbacks", "outcome", "FAILED")).isOne();
				assertThat(registry.find("llm.router.rescued.calls").counters()).isEmpty();
			});
	}

	@Test
	void knownCostsAreAddedUpAndUnknownOnesAreCounted() {
		this.metered.simulator.script("google", Scripted.answer("Blue.").usage(1_000_000, 0));
		this.metered.run((router) -> {
			router.chat("google/gemini-3.8-flash", "Why?");
			router.chat("google/nobody-knows-me", "Why?");
		}, (registry) -> {
			assertThat(count(registry, "llm.router.cost", "provider", "google", "model", "gemini-3.8-flash"))
				.isPositive();
			assertThat(count(registry, "llm.router.cost.unknown", "provider", "google", "model", "other")).isOne();
		});
	}

	@Test
	void theTimeLeftOfACoolDownIsShownForProviderAndTarget() {
		this.metered.simulator.fault("openai", FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofMinutes(2)));
		this.metered.run((router) -> router.chat("smart", "Hello"), (registry) -> {
			List<Double> left = registry.get("llm.router.cool.down")
				.tags("provider", "openai")
				.gauges()
				.stream()
				.map((gauge) -> gauge.value())
				.toList();
			assertThat(left).anySatisfy((seconds) -> assertThat(seconds).isPositive().isLessThanOrEqualTo(120));
			assertThat(registry.get("llm.router.cool.down")
				.tags("provider", "google", "scope", "PROVIDER")
				.gauge()
				.value()).isZero();
		});
	}

	@Test
	void aTargetThatAllQuotaGroupsAreLimitedForShowsTheTimeUntilTheFirstIsFree() {
		this.metered.simulator.script("openai",
				Scripted.fault(FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofMinutes(2))),
				Scripted.fault(FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofMinutes(5))));
		this.metered.application()
			.withPropertyValues("llm-router.providers.openai.api-key=",
					"llm-router.providers.openai.api-keys[0].value=k1",
					"llm-router.providers.openai.api-keys[0].quota-group=one",
					"llm-router.providers.openai.api-keys[1].value=k2",
					"llm-router.providers.openai.api-keys[1].quota-group=two")
			.run((context) -> {
				LlmRouter router = context.getBean(LlmRouter.class);
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				assertThat(router.chat("smart", "Hello").attempts()).hasSize(3);
				assertThat(coolDown(registry, "TARGET", "openai")).isPositive().isLessThanOrEqualTo(120);
				assertThat(coolDown(registry, "PROVIDER", "openai")).isZero();
			});
	}

	@Test
	void aTargetWhoseOnlyKeyIsDeadIsGoneUntilTheKeyChanges() {
		this.metered.simulator.script("openai", Scripted.fault(FaultPlan.of(Fault.ERROR).status(401)));
		this.metered.run((router) -> router.chat("smart", "Hello"), (registry) -> {
			assertThat(coolDown(registry, "TARGET", "openai")).isInfinite();
			assertThat(coolDown(registry, "TARGET", "google")).isZero();
		});
	}

	@Test
	void callsThatWaitForATargetAreCounted() throws Exception {
		this.metered.simulator.fault("openai", FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofMinutes(1)));
		this.metered.application()
			.withPropertyValues("llm-router.chains.alone=openai/gpt-6-luna",
					"llm-router.chain-options.alone.max-wait=100s")
			.run((context) -> {
				LlmRouter router = context.getBean(LlmRouter.class);
				Gauge waiting = context.getBean(MeterRegistry.class).get("llm.router.waiting.calls").gauge();
				assertThat(waiting.value()).isZero();
				assertThatExceptionOfType(RoutingFailedException.class)
					.isThrownBy(() -> router.chat("alone", "Who finds out about the limit?"));
				Thread caller = new Thread(() -> router.chat("alone", "Hello"));
				caller.setUncaughtExceptionHandler((thread, cancelled) -> {
				});
				caller.start();
				await().until(() -> waiting.value() == 1);
				caller.interrupt();
				await().until(() -> waiting.value() == 0);
			});
	}

	@Test
	void aPauseHasNoEnd() {
		this.metered.application().run((context) -> {
			context.getBean(HealthOperations.class).pause("openai");
			assertThat(context.getBean(MeterRegistry.class)
				.get("llm.router.cool.down")
				.tags("provider", "openai", "scope", "PROVIDER")
				.gauge()
				.value()).isInfinite();
		});
	}

	@Test
	void everyMeterHasTheTagsOfTheTableAndNoOthers() {
		this.metered.simulator.script("openai", Scripted.fault(Fault.RATE_LIMIT));
		this.metered.run(MeterTests::useEverything, (registry) -> {
			Set<String> seen = new TreeSet<>();
			ours(registry).forEach((meter) -> seen.add(meter.getId().getName()));
			assertThat(seen)
				.isEqualTo(Stream.of(RouterMeter.values()).map(RouterMeter::meterName).collect(Collectors.toSet()));
			for (RouterMeter row : RouterMeter.values()) {
				assertThat(registry.get(row.meterName()).meters()).allSatisfy((meter) -> {
					assertThat(meter.getId().getTags()).extracting(Tag::getKey)
						.containsExactlyInAnyOrderElementsOf(row.tags());
					assertThat(meter.getId().getDescription()).isEqualTo(row.description());
				});
			}
		});
	}

	@Test
	void observationsMakeNoSecondSetOfTimers() {
		this.metered.run(MeterTests::useEverything, (registry) -> {
			// Others' observations are timed, so ours would be.
			assertThat(registry.find("http.client.requests").timers()).isNotEmpty();
			assertThat(ours(registry)).extracting((meter) -> meter.getId().getName())
				.doesNotContain("llm.router.call", "llm.router.call.active", "gen_ai.client.operation",
						"gen_ai.client.operation.active");
		});
	}

	@Test
	void timersOfOthersUnderTheSameNameAreLeftAlone() {
		this.metered.application().run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			registry.timer("gen_ai.client.operation", "gen_ai.operation.name", "chat").record(Duration.ofSeconds(1));
			assertThat(registry.get("gen_ai.client.operation").timer().count()).isOne();
		});
	}

	private static void useEverything(LlmRouter router) {
		router.chat("smart", "Hello");
		router.chat("smart", "Hello");
		router.chat("google/nobody-knows-me", "Hello");
		router.embed(EmbeddingRequest.of("vectors", List.of("A")));
		try (ChatStream stream = router.stream("smart", "Hello")) {
			stream.response();
		}
	}

	/** Buckets are gauges of their own in this registry. */
	private static List<Meter> ours(MeterRegistry registry) {
		return registry.getMeters()
			.stream()
			.filter((meter) -> !meter.getId().getName().endsWith(".histogram"))
			.filter((meter) -> meter.getId().getName().startsWith("llm.router")
					|| meter.getId().getName().startsWith("gen_ai"))
			.toList();
	}

	private static double tokens(MeterRegistry registry, String type) {
		return registry.get("gen_ai.client.token.usage").tags("gen_ai.token.type", type).summary().totalAmount();
	}

	/** Of several targets, that which is left alone the longest. */
	private static double coolDown(MeterRegistry registry, String scope, String provider) {
		return registry.get("llm.router.cool.down")
			.tags("scope", scope, "provider", provider)
			.gauges()
			.stream()
			.mapToDouble(Gauge::value)
			.max()
			.orElseThrow();
	}

	private static double count(MeterRegistry registry, String name, String... tags) {
		return registry.get(name).tags(tags).counter().count();
	}

}
