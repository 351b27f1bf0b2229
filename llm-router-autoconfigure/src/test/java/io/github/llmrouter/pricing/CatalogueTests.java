package io.github.llmrouter.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.Cost;
import io.github.llmrouter.Target;
import io.github.llmrouter.Usage;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the data file to its own form; negative rates are refused on reading. */
class CatalogueTests {

	private static final Set<String> FIELDS = Set.of("provider", "model", "kind", "input", "output", "cachedInput",
			"cacheWrite", "cacheWriteLong", "cacheWriteTtl", "cacheWriteLongTtl", "audioInput", "batchInput",
			"batchOutput", "tiers", "changes", "free", "contextWindow", "maxOutput", "status", "until", "successors",
			"statusSource", "unverified", "source", "asOf");

	private final List<Catalogue.Row> rows = CatalogueReader.read();

	@Test
	void aNameWithoutDateStandsForTheOneStateThatIsListed() {
		assertThat(CataloguePriceBook.builder().build().facts(Target.of("anthropic", "claude-opus-4-1"))).isNotNull()
			.satisfies((facts) -> {
				assertThat(facts.retiresOn()).isEqualTo("2026-08-05");
				assertThat(facts.successor()).isEqualTo("claude-opus-5-5");
			});
		assertThat(CataloguePriceBook.builder().build().facts(Target.of("anthropic", "claude"))).isNull();
	}

	@Test
	void everyRowNamesAModelOnce() {
		assertThat(this.rows).hasSizeGreaterThan(400);
		Set<String> ids = new HashSet<>();
		assertThat(this.rows).allSatisfy((row) -> {
			assertThat(row.provider()).isNotBlank();
			assertThat(row.model()).isNotBlank();
			assertThat(ids.add(row.provider() + " " + row.model())).as(row.model()).isTrue();
		});
	}

	@Test
	void everyRowIsDatedAndNamesItsSource() {
		for (JsonNode row : CatalogueReader.document().path("models")) {
			assertThat(LocalDate.parse(row.path("asOf").asString())).isBefore(LocalDate.parse("2027-01-01"));
			assertThat(row.path("source").asString()).isNotBlank();
			assertThat(FIELDS).as(row.toString()).containsAll(row.propertyNames());
		}
	}

	@Test
	void everyPriceHasInputAndOutputInAPlausibleSize() {
		assertThat(this.rows).flatExtracting(Catalogue.Row::prices).allSatisfy((price) -> {
			assertThat(price.input()).isBetween(BigDecimal.ZERO, new BigDecimal("200"));
			assertThat(price.output()).isBetween(BigDecimal.ZERO, new BigDecimal("1000"));
		});
	}

	@Test
	void readingACacheIsNeverDearerThanInputAndWritingNeverCheaper() {
		// OpenRouter lists Gemini's storage alone, Claude 3 Haiku was never wrong by
		// more.
		assertThat(allPrices()).allSatisfy((price) -> {
			BigDecimal input = Objects.requireNonNull(price.input());
			if (price.cachedInput() != null) {
				assertThat(price.cachedInput()).isLessThanOrEqualTo(input);
			}
			Stream.of(price.cacheWrite(), price.cacheWriteLong())
				.filter(Objects::nonNull)
				.forEach((rate) -> assertThat(rate).as(price.toString())
					.isBetween(input, input.multiply(new BigDecimal("3"))));
		});
	}

	@Test
	void tiersAscendAndAreDearer() {
		assertThat(this.rows).flatExtracting(Catalogue.Row::prices).allSatisfy((price) -> {
			List<Long> thresholds = price.tiers().stream().map(ModelPrice.Tier::above).toList();
			assertThat(thresholds).isSorted().doesNotHaveDuplicates();
			assertThat(price.tiers()).allSatisfy((tier) -> {
				assertThat(tier.price().input()).isGreaterThanOrEqualTo(price.input());
				assertThat(tier.price().cachedInput() == null).isEqualTo(price.cachedInput() == null);
				assertThat(tier.price().cacheWrite() == null).isEqualTo(price.cacheWrite() == null);
				assertThat(tier.price().cacheWriteLong() == null).isEqualTo(price.cacheWriteLong() == null);
			});
		});
	}

	@Test
	void changesFollowTheFirstPriceInOrder() {
		assertThat(this.rows).allSatisfy((row) -> {
			List<LocalDate> days = row.prices().stream().skip(1).map(ModelPrice::effectiveFrom).toList();
			assertThat(days).isSorted().doesNotContainNull();
		});
	}

	@Test
	void limitsArePositiveWhereTheyAreKnown() {
		assertThat(this.rows).extracting(Catalogue.Row::facts).allSatisfy((facts) -> {
			assertThat(facts.contextWindow()).isPositive();
			assertThat(facts.maxOutputTokens() == null || facts.maxOutputTokens() > 0).isTrue();
		});
	}

	@Test
	void announcedEndsAreFactsAndContestedOnesAreNot() {
		ModelFacts retiring = Catalogue.bundled().find("openai", "gpt-4o").facts();
		assertThat(retiring)
			.isEqualTo(new ModelFacts(128_000, 16_384, LocalDate.parse("2027-01-14"), List.of("gpt-6-luna"), false));
		assertThat(Catalogue.bundled().find("groq", "llama-3.1-8b-instant").facts().retiresOn()).isNull();
		assertThat(Catalogue.bundled().find("google", "gemini-2.0-flash").facts().successor()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "openrouter, anthropic/claude-sonnet-5.5", "anthropic, claude-sonnet-5-5", "openai, gpt-6.1-sol",
			"openrouter, google/gemini-3.8-flash", "openai, gpt-6-luna", "anthropic, claude-haiku-5-5",
			"google, gemini-4-argon", "google, gemini-3.5-flash-lite", "groq, openai/gpt-oss-120b",
			"openrouter, openai/gpt-6.1-sol", "openrouter, mistralai/mistral-large-2512",
			"openrouter, ~anthropic/claude-sonnet-latest", "openrouter, openrouter/free",
			"openrouter, nvidia/nemotron-3-ultra-550b-a55b:free", "openrouter, google/gemma-4-31b-it:free",
			"openrouter, nvidia/nemotron-3.5-lightning:free", "openrouter, cohere/north-mini-code:free" })
	void theDefaultModelsArePriced(String provider, String model) {
		Usage usage = Usage.builder().promptTokens(1_000).completionTokens(10).build();
		Cost cost = CataloguePriceBook.builder()
			.build()
			.price(Target.of(provider, model), null, usage, Instant.parse("2026-11-22T00:00:00Z"));
		assertThat(cost.source()).isEqualTo(Cost.Source.CATALOGUE);
		assertThat(cost.usd()).isNotNull();
	}

	private Stream<ModelPrice> allPrices() {
		return this.rows.stream()
			.flatMap((row) -> row.prices().stream())
			.flatMap((price) -> Stream.concat(Stream.of(price), price.tiers().stream().map(ModelPrice.Tier::price)));
	}

}
