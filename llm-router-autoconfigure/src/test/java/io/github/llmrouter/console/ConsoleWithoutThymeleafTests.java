package io.github.llmrouter.console;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleWithoutThymeleafTests {

	@Test
	void theApplicationStartsWithoutAConsole() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(LlmRouterConsoleAutoConfiguration.class))
			.withUserConfiguration(ConsoleHost.Defaults.class)
			.withPropertyValues("llm-router.console.enabled=true")
			.withClassLoader(new FilteredClassLoader("org.thymeleaf"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ConsoleAccess.class)
				.doesNotHaveBean("llmRouterConsoleHandlerMapping"));
	}

}
