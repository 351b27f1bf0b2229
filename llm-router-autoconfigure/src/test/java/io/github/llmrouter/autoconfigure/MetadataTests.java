package io.github.llmrouter.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads the metadata from which an IDE completes {@code llm-router.}. */
class MetadataTests {

	private static final JsonNode metadata = read();

	@Test
	void everyPropertyHasADescription() {
		assertThat(properties()).hasSizeGreaterThan(20)
			.allSatisfy((property) -> assertThat(property.path("description").asString("")).as(name(property))
				.isNotBlank());
	}

	@Test
	void everyKeyOfTheRootIsThere() {
		assertThat(properties()).extracting(MetadataTests::name)
			.contains("llm-router.providers", "llm-router.chains", "llm-router.chain-options",
					"llm-router.chain-defaults.on-policy", "llm-router.chain-defaults.on-break",
					"llm-router.stream.idle", "llm-router.media.max-size", "llm-router.prices", "llm-router.timeout",
					"llm-router.http.max-connections", "llm-router.health.cool-down", "llm-router.model-check.at-start",
					"llm-router.call-log.path", "llm-router.console.enabled");
	}

	@Test
	void everyPropertyThatIsNoCollectionHasADefaultOrIsMeantToHaveNone() {
		assertThat(properties())
			.filteredOn((property) -> !property.path("type").asString("").matches("java.util.(Map|List)<.*"))
			.filteredOn((property) -> !property.has("defaultValue"))
			.extracting(MetadataTests::name)
			.containsExactlyInAnyOrder("llm-router.call-log.path", "llm-router.console.time-zone",
					"llm-router.chain-defaults.hedge.after", "llm-router.health.circuit.slow-call");
	}

	@Test
	void namesAndValuesInsideMapsAreHinted() {
		assertThat(metadata.path("hints").valueStream().map(MetadataTests::name)).contains("llm-router.providers.keys",
				"llm-router.providers.values", "llm-router.chains.keys", "llm-router.chain-options.keys");
		JsonNode names = metadata.path("hints")
			.valueStream()
			.filter((hint) -> name(hint).equals("llm-router.providers.keys"))
			.findFirst()
			.orElseThrow();
		assertThat(names.path("values").valueStream().map((value) -> value.path("value").asString()))
			.containsExactlyInAnyOrderElementsOf(ProviderPresets.names());
	}

	static List<String> names() {
		return properties().stream().map(MetadataTests::name).toList();
	}

	private static Collection<JsonNode> properties() {
		return metadata.path("properties")
			.valueStream()
			.filter((property) -> name(property).startsWith("llm-router."))
			.toList();
	}

	private static String name(JsonNode node) {
		return node.path("name").asString();
	}

	/** Other jars on the class path have such a file too. */
	private static JsonNode read() {
		try {
			URI classes = LlmRouterProperties.class.getProtectionDomain().getCodeSource().getLocation().toURI();
			return JsonMapper.shared()
				.readTree(Files.readString(Path.of(classes).resolve("META-INF/spring-configuration-metadata.json")));
		}
		catch (IOException | URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
