package io.github.llmrouter.autoconfigure;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.observation.AttemptObservationConvention;
import io.github.llmrouter.observation.CallObservationConvention;
import io.github.llmrouter.observation.RouterObservations;
import io.github.llmrouter.provider.ConnectionCounts;
import io.github.llmrouter.provider.HttpProviderFactory;
import io.github.llmrouter.routing.FallbackRouter;

/** What those need who watch the router. */
@Configuration(proxyBeanMethods = false)
class ObservationConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ConfiguredNames llmRouterConfiguredNames(ResolvedConfiguration configuration) {
		return ConfiguredNames.of(configuration);
	}

	/** The application may have decorated the router, or may have one of its own. */
	@Bean
	@ConditionalOnMissingBean
	WaitingCalls llmRouterWaitingCalls(ObjectProvider<LlmRouter> routers) {
		return () -> routers.stream()
			.filter(FallbackRouter.class::isInstance)
			.mapToInt((router) -> ((FallbackRouter) router).waitingCalls())
			.sum();
	}

	@Bean
	@ConditionalOnMissingBean
	ProviderConnections llmRouterProviderConnections(HttpProviderFactory factory) {
		return (provider) -> {
			ConnectionCounts counts = factory.connections(provider);
			return new ProviderConnections.Counts(counts.leased(), counts.available(), counts.pending(), counts.max(),
					counts.opened());
		};
	}

	@Bean
	@ConditionalOnMissingBean
	RouterObservations llmRouterObservations(ObjectProvider<ObservationRegistry> registry,
			ObjectProvider<CallObservationConvention> ofCalls, ObjectProvider<AttemptObservationConvention> ofAttempts,
			ConfiguredNames names) {
		return new RouterObservations(registry.getIfUnique(() -> ObservationRegistry.NOOP), ofCalls.getIfUnique(),
				ofAttempts.getIfUnique(), names.providers());
	}

}
