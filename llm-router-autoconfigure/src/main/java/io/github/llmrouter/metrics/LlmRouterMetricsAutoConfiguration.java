package io.github.llmrouter.metrics;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

import io.github.llmrouter.autoconfigure.ConfiguredNames;
import io.github.llmrouter.health.HealthSnapshot;

/**
 * Records meters, where Micrometer is on the class path and the application has a
 * registry. With {@code llm-router.metrics.enabled=false} the router has none.
 */
@AutoConfiguration(afterName = { "io.github.llmrouter.autoconfigure.LlmRouterAutoConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration" })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnSingleCandidate(MeterRegistry.class)
@ConditionalOnBean(ConfiguredNames.class)
public final class LlmRouterMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	NoTimersFromObservations llmRouterNoTimersFromObservations() {
		return new NoTimersFromObservations();
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "llm-router.metrics.enabled", matchIfMissing = true)
	MeteringListener llmRouterMeteringListener(MeterRegistry registry, ConfiguredNames configured) {
		return new MeteringListener(registry, configured);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(HealthSnapshot.Source.class)
	@ConditionalOnBooleanProperty(name = "llm-router.metrics.enabled", matchIfMissing = true)
	CoolDownGauges llmRouterCoolDownGauges(HealthSnapshot.Source health, ConfiguredNames configured) {
		return new CoolDownGauges(health, configured);
	}

}
