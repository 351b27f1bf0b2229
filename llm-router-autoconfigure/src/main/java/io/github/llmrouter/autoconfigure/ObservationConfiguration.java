package io.github.llmrouter.autoconfigure;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.health.Health;
import io.github.llmrouter.observation.AttemptObservationConvention;
import io.github.llmrouter.observation.CallObservationConvention;
import io.github.llmrouter.observation.RouterObservations;
import io.github.llmrouter.provider.Provider;

/** What those need who watch the router. */
@Configuration(proxyBeanMethods = false)
class ObservationConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ConfiguredNames llmRouterConfiguredNames(ResolvedConfiguration configuration) {
		return ConfiguredNames.of(configuration);
	}

	@Bean
	@ConditionalOnMissingBean
	RouterObservations llmRouterObservations(ObjectProvider<ObservationRegistry> registry,
			ObjectProvider<CallObservationConvention> ofCalls, ObjectProvider<AttemptObservationConvention> ofAttempts,
			ConfiguredNames names) {
		return new RouterObservations(registry.getIfUnique(() -> ObservationRegistry.NOOP), ofCalls.getIfUnique(),
				ofAttempts.getIfUnique(), names.providers());
	}

	@Bean
	@ConditionalOnMissingBean
	TargetAvailability llmRouterTargetAvailability(ConfiguredProviders providers, Health health) {
		Map<String, Provider> byName = providers.all()
			.stream()
			.collect(Collectors.toMap(Provider::name, Function.identity()));
		return (target) -> {
			Provider provider = byName.get(target.provider());
			return (provider != null) ? health.look(target, provider)
					: Skip.of(target, SkipReason.CANNOT_SERVE, null, "there is no such provider");
		};
	}

}
