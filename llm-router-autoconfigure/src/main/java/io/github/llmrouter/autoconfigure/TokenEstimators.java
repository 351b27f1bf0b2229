package io.github.llmrouter.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.llmrouter.TokenEstimator;
import io.github.llmrouter.pricing.CharacterEstimator;
import io.github.llmrouter.pricing.JtokkitEstimator;

/** Guesses the size of prompts, more exactly where jtokkit is on the class path. */
final class TokenEstimators {

	private TokenEstimators() {
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "com.knuddels.jtokkit.Encodings")
	static class WithJtokkit {

		@Bean
		@ConditionalOnMissingBean(TokenEstimator.class)
		TokenEstimator llmRouterJtokkitEstimator() {
			return new JtokkitEstimator(new CharacterEstimator());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ByCharacters {

		@Bean
		@ConditionalOnMissingBean(TokenEstimator.class)
		TokenEstimator llmRouterCharacterEstimator() {
			return new CharacterEstimator();
		}

	}

}
