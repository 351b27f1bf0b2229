package io.github.llmrouter.actuate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.autoconfigure.LlmRouterAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for applications that have nothing, or only a part, of Actuator. */
class LlmRouterActuateAutoConfigurationWithoutActuatorTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(LlmRouterAutoConfiguration.class, LlmRouterActuateAutoConfiguration.class))
		.withPropertyValues("management.endpoints.web.exposure.include=*",
				"management.endpoints.jmx.exposure.include=*", "spring.jmx.enabled=true");

	@Test
	void withAllOfItBothAreThere() {
		this.application.run((context) -> assertThat(context).hasSingleBean(LlmRouterEndpoint.class)
			.hasSingleBean(RouterHealthIndicator.class));
	}

	@Test
	void withoutActuatorAndHealthTheRouterIsThereAlone() {
		this.application
			.withClassLoader(
					new FilteredClassLoader("org.springframework.boot.actuate", "org.springframework.boot.health"))
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(LlmRouter.class);
				assertThat(context).doesNotHaveBean("llmRouterEndpoint").doesNotHaveBean("llmrouterHealthIndicator");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.boot.actuate.autoconfigure", "org.springframework.boot.actuate" })
	void withoutEndpointsHealthIsThereAlone(String absent) {
		this.application.withClassLoader(new FilteredClassLoader(absent)).run((context) -> {
			assertThat(context).hasNotFailed().hasBean("llmrouterHealthIndicator");
			assertThat(context).doesNotHaveBean("llmRouterEndpoint");
		});
	}

	@Test
	void withoutHealthTheEndpointIsThereAlone() {
		this.application.withClassLoader(new FilteredClassLoader("org.springframework.boot.health")).run((context) -> {
			assertThat(context).hasNotFailed().hasBean("llmRouterEndpoint");
			assertThat(context).doesNotHaveBean("llmrouterHealthIndicator");
		});
	}

	@Test
	void anApplicationWithoutOurRouterHasNeither() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(LlmRouterActuateAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(LlmRouterEndpoint.class)
				.doesNotHaveBean(RouterHealthIndicator.class));
	}

}
