package io.github.llmrouter.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;

import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.calllog.CallLog;
import io.github.llmrouter.calllog.LlmRouterCallLogAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for an application without Micrometer. */
class LlmRouterMetricsAutoConfigurationWithoutMicrometerTests {

	@Test
	void callsAndTheirLogWorkWithoutMeters() {
		try (MeteredRouter metered = new MeteredRouter()) {
			metered.bare()
				.withConfiguration(AutoConfigurations.of(LlmRouterCallLogAutoConfiguration.class))
				.withClassLoader(new FilteredClassLoader(MeterRegistry.class.getPackageName()))
				.run((context) -> {
					assertThat(context).hasNotFailed().hasSingleBean(CallLog.class);
					assertThat(context).doesNotHaveBean("llmRouterMeteringListener")
						.doesNotHaveBean("llmRouterCallLogMeters");
					assertThat(context.getBean(LlmRouter.class).chat("smart", "Hello").text()).isNotBlank();
				});
		}
	}

}
