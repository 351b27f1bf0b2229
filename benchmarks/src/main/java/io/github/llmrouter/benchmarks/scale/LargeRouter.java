package io.github.llmrouter.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.llmrouter.autoconfigure.LlmRouterAutoConfiguration;

/**
 * A router with 200 targets of five providers, 20 keys and 50 chains: 49 of four targets,
 * each at another provider than the one before it, and one of all 200. Its providers
 * answer within the process.
 */
final class LargeRouter {

	/** A chain of four targets. */
	static final String USUAL = "chain-0";

	/** The chain of all targets. */
	static final String LARGEST = "all";

	/** How many chains have four targets. */
	static final int USUAL_CHAINS = 49;

	private static final int PROVIDERS = 5;

	private static final int KEYS_EACH = 4;

	private static final int TARGETS = 200;

	private LargeRouter() {
	}

	static ConfigurableApplicationContext open() {
		return new SpringApplicationBuilder(Settings.class).web(WebApplicationType.NONE)
			.properties(properties().toArray(String[]::new))
			.run();
	}

	private static List<String> properties() {
		List<String> properties = new ArrayList<>(List.of("spring.main.banner-mode=off", "logging.level.root=warn"));
		for (int provider = 0; provider < PROVIDERS; provider++) {
			String prefix = "llm-router.providers.provider-" + provider;
			properties.add(prefix + ".dialect=openai");
			properties.add(prefix + ".base-url=http://127.0.0.1:9/v1");
			for (int key = 0; key < KEYS_EACH; key++) {
				properties.add(prefix + ".api-keys[" + key + "]=sk-benchmark-key-" + provider + "-" + key);
			}
		}
		for (int chain = 0; chain < USUAL_CHAINS; chain++) {
			properties.add("llm-router.chains.chain-" + chain + "=" + targets(4 * chain, 4));
		}
		properties.add("llm-router.chains." + LARGEST + "=" + targets(0, TARGETS));
		return properties;
	}

	private static String targets(int first, int count) {
		List<String> targets = new ArrayList<>();
		for (int target = first; target < first + count; target++) {
			targets.add("provider-" + target % PROVIDERS + "/gpt-4o-mini-" + target);
		}
		return String.join(",", targets);
	}

	/** The router, and providers without HTTP. */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(LlmRouterAutoConfiguration.class)
	static class Settings {

		@Bean
		ProcessProviders providers() {
			return new ProcessProviders();
		}

	}

}
