package io.github.llmrouter.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.provider.KeySource;
import io.github.llmrouter.provider.ProviderKey;
import io.github.llmrouter.provider.RefreshingKeySource;
import io.github.llmrouter.simulator.ProviderSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples of the page on keys, as they stand there. */
class KeysExampleTests {

	private static final Path PAGE = Path.of("..", "docs", "keys.md");

	private static final Path THIS = Path.of("src/test/java/io/github/llmrouter/autoconfigure/KeysExampleTests.java");

	private static List<String> examples(String language) throws IOException {
		return Arrays.stream(Files.readString(PAGE).split("```" + language + "\n"))
			.skip(1)
			.map((rest) -> rest.substring(0, rest.indexOf("```")))
			.toList();
	}

	@Test
	void bothSourcesSupplyTheirProviders() {
		try (ProviderSimulator simulator = ProviderSimulator.start()) {
			new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(LlmRouterAutoConfiguration.class))
				.withUserConfiguration(Sources.class)
				.withPropertyValues("llm-router.providers.gateway.base-url=" + simulator.baseUrl("gateway"),
						"llm-router.providers.openai.base-url=" + simulator.baseUrl("openai"),
						"llm-router.chains.smart[0]=gateway/gpt-6.1-sol", "llm-router.chains.fast[0]=openai/gpt-6-luna")
				.run((context) -> {
					LlmRouter router = context.getBean(LlmRouter.class);
					router.chat(ChatRequest.to("smart").user("Hello").build());
					router.chat(ChatRequest.to("fast").user("Hello").build());
					assertThat(simulator.requests()).extracting((request) -> request.header("authorization"))
						.containsExactly("Bearer gateway-token", "Bearer vault-key");
				});
		}
	}

	@Test
	void theirTextStandsOnThePage() throws IOException {
		String source = Files.readString(THIS).replaceAll("\\s+", " ");
		assertThat(examples("java").subList(0, 2)).allSatisfy((example) -> assertThat(source)
			.contains(example.strip().replace("@Bean\nKeySource", "@Bean KeySource").replaceAll("\\s+", " ")));
	}

	@Test
	void severalKeysAreReadWithGroupsAndLabels() throws IOException {
		ResolvedConfiguration resolved = YamlApplication.resolve(examples("yaml").get(0),
				Map.of("OPENAI_TEAM_A", "first-key", "OPENAI_TEAM_B", "second-key"));
		assertThat(resolved.providers()).singleElement()
			.satisfies((provider) -> assertThat(provider.keys()).containsExactly(
					new ApiKey("first-key", "Team A", "team-a"), new ApiKey("second-key", "Team B", "team-b")));
	}

	@Configuration(proxyBeanMethods = false)
	static class Sources {

		@Bean
		TokenService tokens() {
			return () -> new Token("gateway-token", Instant.now().plusSeconds(3600));
		}

		@Bean
		Vault vault() {
			return () -> List.of("vault-key");
		}

		@Bean
		KeySource gatewayTokens(TokenService tokens) {
			return RefreshingKeySource.builder("gateway", () -> {
				Token token = tokens.fetch();
				return ProviderKey.of(token.value()).label("gateway").expiresAt(token.expiresAt());
			}).build();
		}

		@Bean
		KeySource vaultKeys(Vault vault) {
			return KeySource.of("openai", () -> vault.cachedKeys().stream().map(ProviderKey::of).toList());
		}

	}

	interface TokenService {

		Token fetch();

	}

	interface Vault {

		List<String> cachedKeys();

	}

	record Token(String value, Instant expiresAt) {

	}

}
