package io.github.llmrouter.autoconfigure;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;

import io.github.llmrouter.Target;
import io.github.llmrouter.provider.HttpSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads what the documentation tells people to write. */
class DocumentedConfigurationTests {

	private static final Path DOCS = Path.of("..", "docs");

	private static final Map<String, Object> KEYS = Map.of("OPENROUTER_API_KEY", "a", "ANTHROPIC_API_KEY", "b",
			"OPENAI_API_KEY", "c");

	@Test
	void theOriginalChainsAreRead() throws IOException {
		ResolvedConfiguration resolved = YamlApplication
			.resolve(Files.readString(DOCS.resolve("examples/original-chains.yml")), KEYS);
		Map<String, List<Target>> chains = resolved.routing().chains();
		assertThat(chains).containsOnlyKeys("smart", "fast", "free");
		assertThat(chains.get("smart")).extracting(Target::name)
			.containsExactly("Claude Sonnet (OpenRouter)", "Claude Sonnet (Direct)", "GPT-4o (Direct)");
		assertThat(chains.get("smart")).extracting((target) -> target.parameters().maxTokens()).containsOnly(2000);
		assertThat(chains.get("fast")).extracting(Target::id)
			.containsExactly("openrouter/google/gemini-2.0-flash", "openai/gpt-4o-mini");
		assertThat(chains.get("free")).hasSize(4).allSatisfy((target) -> assertThat(target.model()).endsWith(":free"));
		assertThat(resolved.prices()).hasSize(5)
			.extracting((price) -> price.price().input())
			.contains(new BigDecimal("0.15"), new BigDecimal("0"));
	}

	@Test
	void withoutKeysTheOriginalChainsStartEmpty() throws IOException {
		assertThat(YamlApplication.resolve(Files.readString(DOCS.resolve("examples/original-chains.yml")), Map.of())
			.routing()
			.chains()
			.values()).hasSize(3).allSatisfy((targets) -> assertThat(targets).isEmpty());
	}

	@Test
	void theFirstExampleOfTheDocumentationIsRead() throws IOException {
		String page = Files.readString(DOCS.resolve("configuration.md"));
		int start = page.indexOf("```yaml\n") + "```yaml\n".length();
		assertThat(YamlApplication.resolve(page.substring(start, page.indexOf("```", start)), KEYS).routing().chains())
			.containsOnlyKeys("smart", "private")
			.containsEntry("private", List.of(Target.of("local", "my-model")));
	}

	@Test
	void theExamplesAboutConnectionsAreReadAndStateTheDefaults() throws IOException {
		String page = Files.readString(DOCS.resolve("connections.md"));
		Matcher examples = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(page);
		HttpSettings usual = new Binder().bindOrCreate("http", HttpSettings.class);
		assertThat(examples.results()
			.map((example) -> YamlApplication.bind(example.group(1), KEYS))
			.filter((written) -> written.chains().isEmpty())
			.map(LlmRouterProperties::http))
			.hasSize(2)
			.allSatisfy((written) -> assertThat(written).usingRecursiveComparison()
				.ignoringFields("warmUp")
				.isEqualTo(usual))
			.allSatisfy((written) -> assertThat(written.warmUp()).isTrue());
		assertThat(usual.warmUp()).isFalse();
	}

	@Test
	void everyPropertyIsDocumented() throws IOException {
		String page = Files.readString(DOCS.resolve("configuration.md"));
		assertThat(MetadataTests.names()).isNotEmpty()
			.allSatisfy((name) -> assertThat(page).containsPattern("`" + Pattern.quote(name) + "[`.\\[]"));
		assertThat(KnownKeys.ALL).allSatisfy((key) -> assertThat(page).contains(key));
	}

}
