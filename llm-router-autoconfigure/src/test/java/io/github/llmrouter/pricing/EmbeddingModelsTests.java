package io.github.llmrouter.pricing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.llmrouter.Target;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddingModelsTests {

	@Test
	void everyEmbeddingModelOfTheCatalogueIsCalledSo() {
		assertThat(CatalogueReader.read()).filteredOn((row) -> row.facts().embedding())
			.hasSizeGreaterThan(20)
			.allSatisfy((row) -> assertThat(EmbeddingModels.looksLike(row.model())).as(row.model()).isTrue());
	}

	@ParameterizedTest
	@CsvSource({ "openai, text-embedding-3-small, true", "openrouter, openai/text-embedding-3-small, true",
			"openai, gpt-6-luna, false", "ollama, nomic-embed-text, false" })
	void theCatalogueTellsWhichModelsEmbed(String provider, String model, boolean embedding) {
		PriceBook prices = CataloguePriceBook.builder().build();
		assertThat(EmbeddingModels.isEmbedding(prices, Target.of(provider, model))).isEqualTo(embedding);
	}

	@ParameterizedTest
	@CsvSource({ "text-embedding-3-small, openai/text-embedding-3-small, true",
			"models/gemini-embedding-001, google/gemini-embedding-001, true",
			"mistral-embed, mistralai/mistral-embed-2312, true",
			"text-embedding-3-small, text-embedding-3-large, false",
			"gemini-embedding-001, gemini-embedding-2, false" })
	void oneModelMayHaveSeveralIds(String one, String other, boolean same) {
		assertThat(EmbeddingModels.same(one, other)).isEqualTo(same);
	}

}
