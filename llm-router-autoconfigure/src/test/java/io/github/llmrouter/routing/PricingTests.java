package io.github.llmrouter.routing;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.llmrouter.Cost;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Target;
import io.github.llmrouter.Usage;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.pricing.CataloguePriceBook;
import io.github.llmrouter.pricing.ModelFacts;
import io.github.llmrouter.pricing.PriceBook;

import static org.assertj.core.api.Assertions.assertThat;

class PricingTests {

	private static final Target LUNA = Target.of("openai", "gpt-6-luna");

	private static final Answer.Builder ANSWER = Answer.builder()
		.usage(Usage.builder().promptTokens(10).completionTokens(10).build());

	@Test
	void aPriceBookThatThrowsLeavesTheCostUnknown() {
		Pricing pricing = pricing(new Book() {

			@Override
			public Cost price(Target target, @Nullable String answeredModel, Usage usage, Instant at) {
				throw new IllegalStateException("a price book's own trouble");
			}

		});
		assertThat(pricing.of(LUNA, ANSWER.cost(null).build())).isEqualTo(Cost.unknown());
	}

	@Test
	void aPriceBookThatReturnsNothingLeavesTheCostUnknown() {
		Pricing pricing = pricing(new Book() {

			@Override
			@SuppressWarnings("NullAway")
			public Cost price(Target target, @Nullable String answeredModel, Usage usage, Instant at) {
				return null;
			}

		});
		assertThat(pricing.of(LUNA, ANSWER.cost(null).build())).isEqualTo(Cost.unknown());
	}

	@Test
	void whatTheProviderNamesWinsUnlessItIsZeroForTokensThatHaveAPrice() {
		Pricing pricing = pricing(CataloguePriceBook.builder().build());
		assertThat(pricing.of(LUNA, ANSWER.cost(BigDecimal.TEN).build()))
			.isEqualTo(Cost.of(BigDecimal.TEN, Cost.Source.PROVIDER));
		assertThat(pricing.of(LUNA, ANSWER.cost(BigDecimal.ZERO).build()).source()).isEqualTo(Cost.Source.CATALOGUE);
		assertThat(pricing.of(Target.of("openai", "made-up"), ANSWER.cost(BigDecimal.ZERO).build()))
			.isEqualTo(Cost.of(BigDecimal.ZERO, Cost.Source.PROVIDER));
	}

	private static Pricing pricing(PriceBook book) {
		return new Pricing(book, RouterTime.system());
	}

	private abstract static class Book implements PriceBook {

		@Override
		public @Nullable ModelFacts facts(Target target) {
			return null;
		}

	}

}
