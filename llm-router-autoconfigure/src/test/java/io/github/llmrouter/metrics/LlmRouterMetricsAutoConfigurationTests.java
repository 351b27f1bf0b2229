package io.github.llmrouter.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;

import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.calllog.LlmRouterCallLogAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

class LlmRouterMetricsAutoConfigurationTests {

	private final MeteredRouter metered = new MeteredRouter();

	@AfterEach
	void close() {
		this.metered.close();
	}

	@Test
	void metersAreRecordedWhereTheApplicationHasARegistry() {
		this.metered.application().run((context) -> assertThat(context).hasSingleBean(MeteringListener.class));
	}

	@Test
	void withoutARegistryNothingIsThere() {
		this.metered.bare()
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MeteringListener.class));
	}

	@Test
	void severalRegistriesOfWhichNoneIsPrimaryAreLeftAlone() {
		this.metered.bare()
			.withBean("one", MeterRegistry.class, SimpleMeterRegistry::new)
			.withBean("other", MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MeteringListener.class));
	}

	@Test
	void switchedOffTheRouterHasNoMeterAtAll() {
		this.metered.application().withPropertyValues("llm-router.metrics.enabled=false").run((context) -> {
			context.getBean(LlmRouter.class).chat("smart", "Hello");
			assertThat(context.getBean(MeterRegistry.class).getMeters()).extracting((meter) -> meter.getId().getName())
				.noneMatch((name) -> name.startsWith("llm.router") || name.startsWith("gen_ai"));
		});
	}

	@Test
	void theQueueOfTheCallLogIsMeasuredAndDocumented() throws IOException {
		String page = Files.readString(Path.of("..", "docs", "observability.md"));
		this.metered.application()
			.withConfiguration(AutoConfigurations.of(LlmRouterCallLogAutoConfiguration.class))
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				assertThat(registry.get("llm.router.call.log.queue").gauge().value()).isZero();
				assertThat(registry.get("llm.router.call.log.lost").functionCounter().count()).isZero();
				assertThat(registry.getMeters()).filteredOn((meter) -> meter.getId().getName().contains("call.log"))
					.hasSize(2)
					.allSatisfy((meter) -> assertThat(page).contains("| `" + meter.getId().getName() + "` |",
							"| | " + meter.getId().getDescription() + " |"));
			});
	}

}
