package io.github.llmrouter.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.llmrouter.Cost;
import io.github.llmrouter.Target;
import io.github.llmrouter.Usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ConfiguredPriceTests {

	private static final Target LUNA = Target.of("openai", "gpt-6-luna");

	@Test
	void theTargetsOwnPriceComesFirst() {
		PriceBook prices = CataloguePriceBook.builder()
			.targetPrice("llm-router.chains.fast[0].price", LUNA, price("7"))
			.modelPrice("llm-router.prices[0]", "openai", "gpt-6-luna", price("6"))
			.build();
		assertCost(prices, LUNA, "gpt-6-luna-2026-09-01", "7", Cost.Source.CONFIGURED);
	}

	@Test
	void theConfiguredPriceOfTheAnsweringModelComesBeforeThatOfTheTargetsModel() {
		PriceBook prices = CataloguePriceBook.builder()
			.modelPrice("llm-router.prices[0]", "openai", "gpt-6-luna", price("6"))
			.modelPrice("llm-router.prices[1]", "openai", "gpt-6-luna-2026-09-01", price("5"))
			.build();
		assertCost(prices, LUNA, "gpt-6-luna-2026-09-01", "5", Cost.Source.CONFIGURED);
		assertCost(prices, LUNA, "gpt-6-luna-2026-10-01", "6", Cost.Source.CONFIGURED);
	}

	@Test
	void aConfiguredPriceComesBeforeTheCatalogue() {
		PriceBook prices = CataloguePriceBook.builder()
			.modelPrice("llm-router.prices[0]", "openai", "gpt-4o", price("6"))
			.build();
		assertCost(prices, Target.of("openai", "gpt-4o"), "gpt-4o-2024-08-06", "6", Cost.Source.CONFIGURED);
		assertCost(prices, LUNA, null, "0.1", Cost.Source.CATALOGUE);
	}

	@Test
	void aConfiguredPriceDoesNotHoldForAnotherModelThatAnsweredInItsPlace() {
		PriceBook prices = CataloguePriceBook.builder()
			.modelPrice("llm-router.prices[0]", "google", "gemini-2.5-flash", price("6"))
			.build();
		assertCost(prices, Target.of("google", "gemini-2.5-flash"), "gemini-3.5-flash-lite", "0.3",
				Cost.Source.CATALOGUE);
	}

	@Test
	void aPriceForADeploymentHoldsWhateverModelStandsBehindIt() {
		PriceBook prices = CataloguePriceBook.builder()
			.catalogueProvider("azure", "openai")
			.modelPrice("llm-router.prices[0]", "azure", "our-deployment", price("6"))
			.build();
		assertCost(prices, Target.of("azure", "our-deployment"), "gpt-4o-2024-08-06", "6", Cost.Source.CONFIGURED);
	}

	@Test
	void aLocalModelHasAPriceOnceItIsConfigured() {
		PriceBook prices = CataloguePriceBook.builder()
			.modelPrice("llm-router.prices[0]", "ollama", "qwen3", price("0"))
			.build();
		assertCost(prices, Target.of("ollama", "qwen3"), "qwen3:latest", "0", Cost.Source.CONFIGURED);
	}

	@Test
	void theSamePriceMayBeSetTwice() {
		CataloguePriceBook.Builder builder = CataloguePriceBook.builder()
			.targetPrice("llm-router.chains.fast[0].price", LUNA, price("7"))
			.targetPrice("llm-router.chains.smart[2].price", LUNA, price("7.00"));
		assertThat(builder.problems()).isEmpty();
		assertCost(builder.build(), LUNA, null, "7", Cost.Source.CONFIGURED);
	}

	@Test
	void differentPricesForOneModelAreRefusedWithBothProperties() {
		CataloguePriceBook.Builder builder = CataloguePriceBook.builder()
			.targetPrice("llm-router.chains.fast[0].price", LUNA, price("7"))
			.targetPrice("llm-router.chains.smart[2].price", LUNA, price("8"))
			.modelPrice("llm-router.prices[0]", "groq", "m", price("1"))
			.modelPrice("llm-router.prices[4]", "groq", "m", price("2"));
		List<String> problems = builder.problems();
		assertThat(problems).hasSize(2);
		assertThat(problems.get(0)).contains("llm-router.chains.fast[0].price", "llm-router.chains.smart[2].price",
				"openai/gpt-6-luna");
		assertThat(problems.get(1)).contains("llm-router.prices[0]", "llm-router.prices[4]", "groq/m");
		assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining(problems.get(1));
	}

	private static ModelPrice price(String input) {
		return ModelPrice.builder().input(new BigDecimal(input)).output(BigDecimal.TEN).build();
	}

	private static void assertCost(PriceBook prices, Target target, @Nullable String answered, String perMillion,
			Cost.Source source) {
		Usage usage = Usage.builder().promptTokens(1_000).build();
		Cost cost = prices.price(target, answered, usage, Instant.parse("2026-11-22T12:00:00Z"));
		BigDecimal expected = PriceCalculator.plain(new BigDecimal(perMillion).movePointLeft(3));
		assertThat(cost).isEqualTo(Cost.of(expected, source));
	}

}
