package io.github.llmrouter.demo;

import java.time.InstantSource;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.routing.Routes;
import io.github.llmrouter.tool.ToolSet;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DemoProperties.class)
class DemoConfiguration {

	@Bean
	ToolSet demoTools() {
		return ToolSet.of(new DemoTools(InstantSource.system()));
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "demo.traffic.enabled", matchIfMissing = true)
	BackgroundTraffic backgroundTraffic(LlmRouter llmRouter, Routes routes, SimulatedProviders simulated,
			DemoProperties properties) {
		return new BackgroundTraffic(llmRouter, routes, simulated, properties.traffic().pause());
	}

}
