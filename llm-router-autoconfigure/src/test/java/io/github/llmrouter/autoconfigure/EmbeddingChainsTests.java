package io.github.llmrouter.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.Target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddingChainsTests {

	private static final String KEYS = """
			llm-router:
			  providers:
			    openrouter: { api-key: one }
			    openai: { api-key: two }
			    google: { api-key: three }
			    mine: { base-url: "https://api.openai.com/v1", api-key: four }
			    local: { base-url: "http://localhost:8000/v1" }
			  chains:
			    index:
			""";

	@ParameterizedTest
	@ValueSource(strings = {
			"[ openai/text-embedding-3-small, openrouter/openai/text-embedding-3-small, mine/text-embedding-3-small ]",
			"[ google/gemini-embedding-001, google/models/gemini-embedding-001 ]", "[ openai/text-embedding-3-small ]",
			"[ { provider: openai, model: text-embedding-3-small, dimensions: 256 }, "
					+ "{ provider: mine, model: text-embedding-3-small, dimensions: 256 } ]",
			"[ openai/gpt-6-luna, openrouter/google/gemini-3.8-flash ]", "[ local/bge, openai/gpt-6-luna ]" })
	void targetsOfOneModelAreOneChain(String targets) {
		assertThat(YamlApplication.resolve(KEYS + "      " + targets + "\n").routing().chains()).containsKey("index");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[ openai/text-embedding-3-small, openai/text-embedding-3-large ]",
			"[ openai/gpt-6-luna, openrouter/openai/text-embedding-3-small ]",
			"[ mine/text-embedding-3-large, google/gemini-embedding-001 ]",
			"[ { provider: local, model: bge, dimensions: 256 }, openai/gpt-6-luna ]" })
	void otherModelsAreRefusedWithTheReason(String targets) {
		assertThatThrownBy(() -> YamlApplication.resolve(KEYS + "      " + targets + "\n")).rootCause()
			.isInstanceOf(InvalidConfigurationException.class)
			.hasMessageContaining("llm-router.chains.index")
			.hasMessageContaining("which is another model")
			.hasMessageContaining("a chain of its own");
	}

	@Test
	void otherDimensionsAreRefusedWithTheReason() {
		assertThatThrownBy(() -> YamlApplication.resolve(KEYS + """
				      - { provider: openai, model: text-embedding-3-small, dimensions: 256 }
				      - openrouter/openai/text-embedding-3-small
				""")).rootCause()
			.hasMessageContaining("the model's usual dimensions")
			.hasMessageContaining("256 dimensions")
			.hasMessageContaining("openrouter/openai/text-embedding-3-small");
	}

	@Test
	void dimensionsBelongToTheTarget() {
		Target target = YamlApplication
			.resolve(KEYS + "      [ { provider: openai, model: text-embedding-3-small, dimensions: 256 } ]\n")
			.routing()
			.chains()
			.get("index")
			.get(0);
		assertThat(target.dimensions()).isEqualTo(256);
	}

}
