package io.github.llmrouter.autoconfigure;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.llmrouter.Timeouts;
import io.github.llmrouter.dialect.AuthStyle;
import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.provider.ProviderSettings;

import static org.assertj.core.api.Assertions.assertThat;

class ProviderConfigurationTests {

	@ParameterizedTest
	@CsvSource({ "openai, openai, https://api.openai.com/v1, Authorization",
			"anthropic, anthropic, https://api.anthropic.com, x-api-key",
			"google, gemini, https://generativelanguage.googleapis.com, x-goog-api-key",
			"openrouter, openrouter, https://openrouter.ai/api/v1, Authorization",
			"mistral, openai, https://api.mistral.ai/v1, Authorization",
			"groq, openai, https://api.groq.com/openai/v1, Authorization",
			"deepseek, openai, https://api.deepseek.com, Authorization" })
	void aKnownNameNeedsAKeyOnly(String name, String dialect, URI baseUrl, String header) {
		ProviderSettings provider = only("llm-router.providers." + name + ".api-key: the-key\n");
		assertThat(provider.name()).isEqualTo(name);
		assertThat(provider.dialect().name()).isEqualTo(dialect);
		assertThat(provider.baseUrl()).isEqualTo(baseUrl);
		assertThat(provider.auth().header()).isEqualTo(header);
		assertThat(provider.keys()).extracting(ApiKey::value).containsExactly("the-key");
		assertThat(provider.timeouts().connect()).isEqualTo(Duration.ofSeconds(10));
	}

	@ParameterizedTest
	@CsvSource({ "https://mine.openai.azure.com, https://mine.openai.azure.com/openai/v1",
			"https://mine.openai.azure.com/, https://mine.openai.azure.com/openai/v1",
			"https://mine.example.org/openai/v1/, https://mine.example.org/openai/v1" })
	void azureNeedsItsEndpointToo(String written, URI expected) {
		ProviderSettings provider = only(provider("azure", "api-key: k, base-url: '" + written + "'"));
		assertThat(provider.baseUrl()).isEqualTo(expected);
		assertThat(provider.auth()).isEqualTo(AuthStyle.header("api-key"));
	}

	@Test
	void ollamaNeedsNothing() {
		ProviderSettings provider = only("llm-router:\n  providers:\n    ollama: {}\n");
		assertThat(provider.baseUrl()).isEqualTo(URI.create("http://localhost:11434/v1"));
		assertThat(provider.auth()).isEqualTo(AuthStyle.NONE);
		assertThat(provider.keys()).extracting(ApiKey::value).containsExactly("");
	}

	@ParameterizedTest
	@CsvSource({ "openai", "azure" })
	void aProviderWhoseKeyIsBlankIsLeftOut(String name) {
		assertThat(YamlApplication.resolve(provider(name, "api-key: '${NOT_SET:}'")).providers()).isEmpty();
	}

	@Test
	void anAddressOfItsOwnWithoutMentionOfAKeyIsAServerThatNeedsNone() {
		ProviderSettings provider = only(provider("local", "base-url: ' http://localhost:8000/v1/ '"));
		assertThat(provider.dialect().name()).isEqualTo("openai");
		assertThat(provider.baseUrl()).isEqualTo(URI.create("http://localhost:8000/v1"));
		assertThat(provider.auth()).isEqualTo(AuthStyle.NONE);
	}

	@Test
	void anAddressOfItsOwnWithABlankKeyIsAServerWhoseKeyIsMissing() {
		assertThat(YamlApplication
			.resolve(provider("groq", "base-url: 'https://api.groq.com/openai/v1', api-key: '${NOT_SET:}'"))
			.providers()).isEmpty();
	}

	@Test
	void aKeyMayTravelInAnotherHeaderOrNotAtAll() {
		assertThat(only(provider("x", "base-url: 'http://h', api-key: k, auth: 'header: X-Key'")).auth())
			.isEqualTo(AuthStyle.header("X-Key"));
		assertThat(only(provider("anthropic", "api-key: k, auth: bearer")).auth()).isEqualTo(AuthStyle.BEARER);
		assertThat(only(provider("openai", "auth: none, headers: { Authorization: 'Basic eA==' }")).auth())
			.isEqualTo(AuthStyle.NONE);
	}

	@Test
	void severalKeysHaveGroupsAndDistinctLabels() {
		ProviderSettings provider = only(provider("openai",
				"api-keys: [ short-1, '', { value: short-2, quota-group: team }, { value: x, label: Third } ]"));
		assertThat(provider.keys()).extracting(ApiKey::value).containsExactly("short-1", "short-2", "x");
		assertThat(provider.keys()).extracting(ApiKey::label).containsExactly("key", "key 2", "Third");
		assertThat(provider.keys()).extracting(ApiKey::quotaGroup).containsExactly("default", "team", "default");
	}

	@Test
	void theApplicationIsNamedWhereAProviderAttributesCalls() {
		assertThat(only(provider("openrouter",
				"api-key: k, app-url: 'https://example.org', app-title: My App, headers: { X-Title: Other, Empty: '' }"))
			.headers()).containsEntry("HTTP-Referer", "https://example.org")
			.containsEntry("X-OpenRouter-Title", "My App")
			.containsEntry("X-Title", "Other")
			.hasSize(3);
	}

	@Test
	void connectionSettingsAreRead() {
		ProviderSettings provider = only(provider("openai", "api-key: k, proxy: 'http://proxy.example.org:3128', "
				+ "timeouts: { connect: 2s, response: 1m }, query: { api-version: preview, blank: '' }"));
		assertThat(provider.connection()).isEqualTo(new ProviderSettings.Connection(
				new Timeouts(Duration.ofSeconds(2), Duration.ofMinutes(1), null, null, null),
				URI.create("http://proxy.example.org:3128"), null));
		assertThat(provider.query()).containsOnlyKeys("api-version");
	}

	@Test
	void noTextFormShowsAKeyOrAHeader() {
		String yaml = provider("openai",
				"api-keys: [ canary-key-0123456789 ], headers: { X-Secret: canary-header }, proxy: 'http://h:1'");
		assertThat(YamlApplication.bind(yaml).toString()).doesNotContain("canary");
		assertThat(YamlApplication.resolve(yaml).toString()).doesNotContain("canary");
		String single = provider("openai", "api-key: canary-key-0123456789");
		assertThat(YamlApplication.bind(single).toString()).doesNotContain("canary");
		assertThat(YamlApplication.resolve(single).toString()).doesNotContain("canary");
	}

	private static String provider(String name, String settings) {
		return "llm-router:\n  providers:\n    " + name + ": { " + settings + " }\n";
	}

	private static ProviderSettings only(String yaml) {
		assertThat(YamlApplication.resolve(yaml).providers()).hasSize(1);
		return YamlApplication.resolve(yaml).providers().get(0);
	}

}
