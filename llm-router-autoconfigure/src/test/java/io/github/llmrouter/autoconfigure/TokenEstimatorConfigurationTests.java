package io.github.llmrouter.autoconfigure;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.TokenEstimator;
import io.github.llmrouter.pricing.CharacterEstimator;
import io.github.llmrouter.pricing.JtokkitEstimator;

import static org.assertj.core.api.Assertions.assertThat;

class TokenEstimatorConfigurationTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LlmRouterAutoConfiguration.class));

	@Test
	void tokensAreCountedWhereJtokkitIsThere() {
		this.application
			.run((context) -> assertThat(context.getBean(TokenEstimator.class)).isInstanceOf(JtokkitEstimator.class));
	}

	@Test
	void withoutJtokkitCharactersAreCounted() {
		this.application.withClassLoader(new FilteredClassLoader("com.knuddels"))
			.run((context) -> assertThat(context.getBean(TokenEstimator.class)).isInstanceOf(CharacterEstimator.class));
	}

	@Test
	void anEstimatorOfTheApplicationIsUsedInstead() {
		TokenEstimator own = (target, text) -> 1;
		this.application.withBean(TokenEstimator.class, () -> own)
			.run((context) -> assertThat(context.getBean(TokenEstimator.class)).isSameAs(own));
	}

	@Test
	void withoutAnyOptionalLibraryTheRouterIsThere() {
		this.application
			.withClassLoader(new FilteredClassLoader("com.knuddels", "com.github.victools", "com.networknt", "reactor"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(LlmRouter.class));
	}

}
