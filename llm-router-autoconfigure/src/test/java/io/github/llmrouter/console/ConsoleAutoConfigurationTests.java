package io.github.llmrouter.console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.thymeleaf.ITemplateEngine;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ConsoleAutoConfigurationTests {

	private static final AutoConfigurations CONSOLE = AutoConfigurations.of(LlmRouterConsoleAutoConfiguration.class);

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner().withConfiguration(CONSOLE)
		.withUserConfiguration(ConsoleHost.Defaults.class);

	@Test
	void consoleIsDisabledByDefault() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(ConsoleHandlerMapping.class)
			.doesNotHaveBean(ConsoleAccess.class));
	}

	@Test
	void consoleIsServedWhenEnabled() {
		this.runner.withPropertyValues("llm-router.console.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(ConsoleHandlerMapping.class)
				.hasSingleBean(ConsoleAccess.class));
	}

	@Test
	void nothingOutsideServletApplications() {
		new ApplicationContextRunner().withConfiguration(CONSOLE)
			.withPropertyValues("llm-router.console.enabled=true")
			.run((context) -> assertThat(context).doesNotHaveBean(ConsoleAccess.class));
		new ReactiveWebApplicationContextRunner().withConfiguration(CONSOLE)
			.withPropertyValues("llm-router.console.enabled=true")
			.run((context) -> assertThat(context).doesNotHaveBean(ConsoleAccess.class));
	}

	@Test
	void noBeanThatAnApplicationCouldTripOver() {
		this.runner.withPropertyValues("llm-router.console.enabled=true")
			.run((context) -> assertThat(context).doesNotHaveBean(ITemplateEngine.class)
				.doesNotHaveBean(ViewResolver.class)
				.doesNotHaveBean(View.class));
	}

	@Test
	void ownAccessRuleWins() {
		ConsoleAccess own = (request) -> false;
		this.runner.withPropertyValues("llm-router.console.enabled=true")
			.withBean(ConsoleAccess.class, () -> own)
			.run((context) -> assertThat(context.getBean(ConsoleAccess.class)).isSameAs(own));
	}

	@Test
	void openAccessIsSaidInOneLine(CapturedOutput output) {
		this.runner.withPropertyValues("llm-router.console.enabled=true", "llm-router.console.access=open")
			.run((context) -> assertThat(output).containsOnlyOnce("console is open to everybody"));
	}

	@Test
	void aPathThatWouldTakeTheWholeApplicationIsRefused() {
		this.runner.withPropertyValues("llm-router.console.enabled=true", "llm-router.console.path=/")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("llm-router.console.path"));
	}

}
