package io.github.llmrouter.metrics;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

import io.github.llmrouter.RouterTime;
import io.github.llmrouter.autoconfigure.ConfiguredNames;
import io.github.llmrouter.autoconfigure.ProviderConnections;
import io.github.llmrouter.autoconfigure.WaitingCalls;
import io.github.llmrouter.health.Health;

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
	@ConditionalOnBooleanProperty(name = "llm-router.metrics.enabled", matchIfMissing = true)
	MeteringListener llmRouterMeteringListener(MeterRegistry registry, ConfiguredNames configured) {
		return new MeteringListener(registry, configured);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean({ Health.class, RouterTime.class })
	@ConditionalOnBooleanProperty(name = "llm-router.metrics.enabled", matchIfMissing = true)
	CoolDownGauges llmRouterCoolDownGauges(Health health, RouterTime time, ConfiguredNames configured) {
		return new CoolDownGauges(health, time, configured);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(ProviderConnections.class)
	@ConditionalOnBooleanProperty(name = "llm-router.metrics.enabled", matchIfMissing = true)
	ConnectionMeters llmRouterConnectionMeters(ProviderConnections connections, ConfiguredNames configured) {
		return new ConnectionMeters(connections, configured);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(WaitingCalls.class)
	@ConditionalOnBooleanProperty(name = "llm-router.metrics.enabled", matchIfMissing = true)
	WaitingCallsGauge llmRouterWaitingCallsGauge(WaitingCalls waiting) {
		return new WaitingCallsGauge(waiting);
	}

}
