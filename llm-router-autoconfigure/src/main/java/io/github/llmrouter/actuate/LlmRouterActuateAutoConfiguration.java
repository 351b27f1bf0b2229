package io.github.llmrouter.actuate;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.llmrouter.autoconfigure.ProviderConnections;
import io.github.llmrouter.health.HealthOperations;
import io.github.llmrouter.health.HealthSnapshot;
import io.github.llmrouter.routing.Routes;

/**
 * Adds the endpoint {@code llmrouter} and the health contributor of the same name, where
 * Actuator is on the class path.
 */
@AutoConfiguration(afterName = "io.github.llmrouter.autoconfigure.LlmRouterAutoConfiguration")
@ConditionalOnBean(Routes.class)
public final class LlmRouterActuateAutoConfiguration {

	/**
	 * Apart from health: an application may have one without the other. Conditions of
	 * Actuator stand on methods, since those on a class are all loaded before the first
	 * of them says that there is no Actuator.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
	@ConditionalOnBean({ HealthSnapshot.Source.class, HealthOperations.class, ProviderConnections.class })
	static class EndpointConfiguration {

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnAvailableEndpoint
		LlmRouterEndpoint llmRouterEndpoint(HealthSnapshot.Source health, HealthOperations operations, Routes routes,
				ProviderConnections connections) {
			return new LlmRouterEndpoint(health, operations, new ChainAvailability(routes), connections);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
	@EnableConfigurationProperties(RouterHealthProperties.class)
	static class HealthConfiguration {

		/** Spring Boot derives the contributor's name from the bean's. */
		@Bean("llmrouterHealthIndicator")
		@ConditionalOnMissingBean(name = "llmrouterHealthIndicator")
		@ConditionalOnEnabledHealthIndicator("llmrouter")
		RouterHealthIndicator llmRouterHealthIndicator(Routes routes, RouterHealthProperties properties) {
			return new RouterHealthIndicator(new ChainAvailability(routes), properties.strict());
		}

	}

}
