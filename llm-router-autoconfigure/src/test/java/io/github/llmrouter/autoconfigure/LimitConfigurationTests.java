package io.github.llmrouter.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.FilteredClassLoader;

import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Target;
import io.github.llmrouter.limit.LimitSettings;
import io.github.llmrouter.limit.OwnLimits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class LimitConfigurationTests {

	private static final Target SOL = Target.of("openai", "gpt-6.1-sol");

	@Test
	void limitsOfProvidersAndModelsAreRead() {
		ConfiguredLimits limits = YamlApplication.resolve("""
				llm-router:
				  providers:
				    openai: { api-key: k, limits: { requests-per-minute: 500, max-concurrent: 40 } }
				  limits:
				    - { provider: openai, model: gpt-6.1-sol, tokens-per-minute: 90000, max-concurrent: 1 }
				""").limits();
		assertThat(limits.ofProviders()).containsEntry("openai", new LimitSettings(500, null, 40));
		assertThat(limits.ofTargets()).containsExactly(Map.entry(SOL, new LimitSettings(null, 90_000, 1)));
		OwnLimits started = limits.start(RouterTime.system());
		assertThat(started.take(SOL, () -> 10).refusal()).isNull();
		assertThat(started.take(SOL, () -> 10).refusal()).isNotNull();
	}

	@Test
	void withoutAnyNothingIsLimited() {
		assertThat(YamlApplication.resolve("llm-router.providers.openai.api-key: k").limits().ofProviders().values())
			.allMatch(LimitSettings::isEmpty);
	}

	@Test
	void twoEntriesOfOneModelAreAFailure() {
		assertThatException().isThrownBy(() -> YamlApplication.resolve("""
				llm-router:
				  limits:
				    - { provider: openai, model: m, max-concurrent: 1 }
				    - { provider: openai, model: m, requests-per-minute: 1 }
				""")).withStackTraceContaining("llm-router.limits[1]");
	}

	@Test
	void withoutBucket4jALimitPerMinuteIsAFailureThatNamesIt() {
		assertThatException().isThrownBy(() -> without("""
				llm-router:
				  providers:
				    openai: { api-key: k, limits: { tokens-per-minute: 500, max-concurrent: 40 } }
				""", "io.github.bucket4j"))
			.withStackTraceContaining("llm-router.providers.openai.limits.tokens-per-minute")
			.withStackTraceContaining("com.bucket4j:bucket4j_jdk17-core");
	}

	@Test
	void withoutBucket4jCallsAtOnceCanBeLimited() {
		assertThat(without("""
				llm-router:
				  providers:
				    openai: { api-key: k, limits: { max-concurrent: 40 } }
				""", "io.github.bucket4j").limits().ofProviders()).containsKey("openai");
	}

	private static ResolvedConfiguration without(String yaml, String library) {
		Thread thread = Thread.currentThread();
		ClassLoader usual = thread.getContextClassLoader();
		thread.setContextClassLoader(new FilteredClassLoader(library));
		try {
			return YamlApplication.resolve(yaml);
		}
		finally {
			thread.setContextClassLoader(usual);
		}
	}

}
