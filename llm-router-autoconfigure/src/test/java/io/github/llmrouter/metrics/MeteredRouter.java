package io.github.llmrouter.metrics;

import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.autoconfigure.LlmRouterAutoConfiguration;
import io.github.llmrouter.simulator.ProviderSimulator;

/** An application with Spring Boot's metrics and simulated providers. */
final class MeteredRouter implements AutoCloseable {

	final ProviderSimulator simulator = ProviderSimulator.builder().strict(false).start();

	/** Without the metrics of Spring Boot. */
	ApplicationContextRunner bare() {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(LlmRouterAutoConfiguration.class,
					LlmRouterMeterFilterAutoConfiguration.class, LlmRouterMetricsAutoConfiguration.class))
			.withPropertyValues(account("openai"))
			.withPropertyValues(account("google"))
			.withPropertyValues("llm-router.chains.smart=openai/gpt-6-luna,google/gemini-3.8-flash",
					"llm-router.chains.vectors=openai/text-embedding-3-small");
	}

	ApplicationContextRunner application() {
		return bare().withConfiguration(
				AutoConfigurations.of(MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
						SimpleMetricsExportAutoConfiguration.class, ObservationAutoConfiguration.class));
	}

	void run(RouterUse use, Consumer<MeterRegistry> check) {
		application().run((context) -> {
			use.with(context.getBean(LlmRouter.class));
			check.accept(context.getBean(MeterRegistry.class));
		});
	}

	private String[] account(String provider) {
		return new String[] { "llm-router.providers." + provider + ".api-key=k",
				"llm-router.providers." + provider + ".base-url=" + this.simulator.baseUrl(provider) };
	}

	@Override
	public void close() {
		this.simulator.close();
	}

	/** What a test does with the router. */
	interface RouterUse {

		void with(LlmRouter router) throws Exception;

	}

}
