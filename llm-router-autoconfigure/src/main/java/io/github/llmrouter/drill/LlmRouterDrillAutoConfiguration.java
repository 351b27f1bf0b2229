package io.github.llmrouter.drill;

import java.util.concurrent.ThreadLocalRandom;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

import io.github.llmrouter.RouterTime;
import io.github.llmrouter.autoconfigure.LlmRouterProperties;
import io.github.llmrouter.autoconfigure.Problems;
import io.github.llmrouter.provider.HttpProviderFactory;
import io.github.llmrouter.simulator.ProviderSimulator;

/**
 * Lets calls fail on purpose, where {@code llm-router-simulator} is on the class path and
 * a profile of {@code llm-router.drills.allowed-profiles} is active.
 */
@AutoConfiguration(afterName = "io.github.llmrouter.autoconfigure.LlmRouterAutoConfiguration")
public final class LlmRouterDrillAutoConfiguration {

	/** Creates the configuration. */
	public LlmRouterDrillAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ConfiguredDrills llmRouterConfiguredDrills(Environment environment, ResourceLoader resources) {
		return new ConfiguredDrills(environment, resources.getClassLoader());
	}

	/** What needs the simulator. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ProviderSimulator.class)
	@ConditionalOnBean({ LlmRouterProperties.class, HttpProviderFactory.class, RouterTime.class })
	static class WithSimulator {

		@Bean
		@ConditionalOnMissingBean
		DrillChance llmRouterDrillChance() {
			return new DrillChance(() -> ThreadLocalRandom.current().nextLong());
		}

		@Bean
		@ConditionalOnMissingBean
		DrillEngine llmRouterDrills(LlmRouterProperties properties, ConfiguredDrills configured,
				HttpProviderFactory factory, RouterTime time, DrillChance chance, Environment environment) {
			Problems problems = new Problems();
			configured.check(properties, problems);
			problems.throwIfAny();
			DrillEngine engine = new DrillEngine(new DrillGuard(properties.drills(), environment),
					ConfiguredDrills.providers(properties), factory, time, chance.random());
			properties.drills().faults().stream().map(ConfiguredDrills::drill).forEach(engine::start);
			return engine;
		}

		@Bean
		@ConditionalOnMissingBean
		DrillDecorator llmRouterDrillDecorator(DrillEngine drills) {
			return new DrillDecorator(drills);
		}

	}

}
