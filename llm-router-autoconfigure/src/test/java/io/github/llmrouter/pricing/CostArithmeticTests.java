package io.github.llmrouter.pricing;

import java.math.BigDecimal;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.github.llmrouter.Cost;
import io.github.llmrouter.Target;
import io.github.llmrouter.Usage;

import static org.assertj.core.api.Assertions.assertThat;

/** Figures are computed by hand from the providers' list prices. */
class CostArithmeticTests {

	private static final Instant NOVEMBER = Instant.parse("2026-11-22T12:00:00Z");

	private final PriceBook prices = CataloguePriceBook.builder().build();

	@Test
	void cachedTokensAreTakenOutOfTheInputAtOpenAi() {
		Usage usage = Usage.builder().promptTokens(10_000).cachedTokens(8_000).completionTokens(500).build();
		// 2,000 x 2.00 + 8,000 x 0.10 + 500 x 10.00
		assertCost("openai", "gpt-6.1-sol", usage, "0.0098");
	}

	@Test
	void bothLifetimesOfCacheWritesHaveTheirOwnRateAtAnthropic() {
		Usage usage = Usage.builder()
			.promptTokens(10_000)
			.cachedTokens(4_000)
			.cacheWriteTokens(5_000)
			.cacheWriteLongTokens(2_000)
			.completionTokens(100)
			.build();
		// 1,000 x 2.00 + 4,000 x 0.10 + 3,000 x 2.50 + 2,000 x 4.00 + 100 x 10.00
		assertCost("anthropic", "claude-sonnet-5-5", usage, "0.0189");
	}

	@Test
	void reasoningIsPartOfTheOutputAndNotBilledTwice() {
		Usage usage = Usage.builder().promptTokens(1_000).completionTokens(2_000).reasoningTokens(1_900).build();
		// 1,000 x 0.10 + 2,000 x 0.50
		assertCost("openai", "gpt-6-luna", usage, "0.0011");
	}

	@Test
	void haikuCostsFiveTimesAsMuchAbove100000PromptTokens() {
		Usage atTheLimit = Usage.builder().promptTokens(100_000).completionTokens(1_000).build();
		Usage above = Usage.builder().promptTokens(100_001).completionTokens(1_000).build();
		// 100,000 x 0.10 + 1,000 x 0.50
		assertCost("anthropic", "claude-haiku-5-5", atTheLimit, "0.0105");
		// 100,001 x 0.50 + 1,000 x 2.50
		assertCost("anthropic", "claude-haiku-5-5", above, "0.0525005");
	}

	@Test
	void aLongPromptRepricesTheWholeRequestAtOpenAi() {
		Usage usage = Usage.builder().promptTokens(300_000).cachedTokens(100_000).completionTokens(1_000).build();
		// 200,000 x 5.00 + 100,000 x 0.50 + 1,000 x 22.50
		assertCost("openai", "gpt-5.4", usage, "1.0725");
	}

	@Test
	void theLongCacheWriteOfALongPromptIsRepricedToo() {
		Usage usage = Usage.builder()
			.promptTokens(200_000)
			.cacheWriteTokens(200_000)
			.cacheWriteLongTokens(200_000)
			.build();
		// 200,000 x 1.00: twice the input of 0.50
		assertCost("anthropic", "claude-haiku-5-5", usage, "0.2");
	}

	@Test
	void anAnnouncedPriceHoldsFromItsFirstDayInUtc() {
		Usage usage = Usage.builder().promptTokens(1_000).cachedTokens(500).completionTokens(100).build();
		Target argon = Target.of("google", "gemini-4-argon");
		Cost before = this.prices.price(argon, null, usage, Instant.parse("2026-11-30T23:59:59Z"));
		Cost after = this.prices.price(argon, null, usage, Instant.parse("2026-12-01T00:00:00Z"));
		// 500 x 2 + 500 x 0.10 + 100 x 10, then all doubled
		assertThat(before.usd()).isEqualTo(new BigDecimal("0.00205"));
		assertThat(after.usd()).isEqualTo(new BigDecimal("0.0041"));
	}

	@Test
	void aFreeModelCostsExactlyZeroByTheCatalogue() {
		Usage usage = Usage.builder().promptTokens(1_000).cacheWriteTokens(10).completionTokens(100).build();
		Cost cost = this.prices.price(Target.of("openrouter", "google/gemma-4-31b-it:free"), null, usage, NOVEMBER);
		assertThat(cost).isEqualTo(Cost.of(BigDecimal.ZERO, Cost.Source.CATALOGUE));
	}

	@Test
	void nothingIsRounded() {
		// 1 x 0.083333 + 1 x 0.4
		ModelPrice price = price("0.083333", "0.4").build();
		Usage usage = Usage.builder().promptTokens(1).completionTokens(1).build();
		assertThat(cost(price, usage).usd()).isEqualTo(new BigDecimal("0.000000483333"));
	}

	@Test
	void cachedTokensWithoutAKnownDiscountAreBilledAsInput() {
		Usage usage = Usage.builder().promptTokens(1_000).cachedTokens(900).build();
		Cost cost = cost(price("2", "8").build(), usage);
		assertThat(cost.usd()).isEqualTo(new BigDecimal("0.002"));
		assertThat(cost.isPartial()).isFalse();
	}

	@Test
	void cacheWritesWithoutAKnownRateMakeTheCostALowerBound() {
		Usage usage = Usage.builder().promptTokens(1_000).cacheWriteTokens(400).cacheWriteLongTokens(400).build();
		Cost cost = cost(price("2", "8").cacheWrite(new BigDecimal("2.5")).build(), usage);
		// 600 x 2 + 400 x 2.5, the long rate being unknown
		assertThat(cost.usd()).isEqualTo(new BigDecimal("0.0022"));
		assertThat(cost.isPartial()).isTrue();
	}

	@Test
	void countsThatContradictEachOtherMakeNoCredit() {
		Usage usage = Usage.builder().promptTokens(100).cachedTokens(900).build();
		ModelPrice price = price("2", "8").cachedInput(BigDecimal.ONE).build();
		assertThat(cost(price, usage).usd()).isEqualTo(new BigDecimal("0.0009"));
	}

	@Test
	void unknownTokensHaveAnUnknownCost() {
		Cost cost = this.prices.price(Target.of("openai", "gpt-6-luna"), null, Usage.unknown(), NOVEMBER);
		assertThat(cost).isEqualTo(Cost.unknown());
	}

	@Test
	void anOutputWhosePriceIsUnknownHasAnUnknownCost() {
		ModelPrice price = ModelPrice.builder().input(BigDecimal.ONE).build();
		assertThat(cost(price, Usage.builder().promptTokens(1).completionTokens(1).build()).isKnown()).isFalse();
		assertThat(cost(price, Usage.builder().promptTokens(1).build()).isKnown()).isTrue();
	}

	private void assertCost(String provider, String model, Usage usage, String usd) {
		Cost cost = this.prices.price(Target.of(provider, model), model, usage, NOVEMBER);
		assertThat(cost).isEqualTo(Cost.of(new BigDecimal(usd), Cost.Source.CATALOGUE));
	}

	private static ModelPrice.Builder price(String input, String output) {
		return ModelPrice.builder().input(new BigDecimal(input)).output(new BigDecimal(output));
	}

	private static Cost cost(ModelPrice price, Usage usage) {
		return PriceCalculator.cost(price, usage, Cost.Source.CONFIGURED);
	}

}
