package io.github.llmrouter.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.llmrouter.Cost;
import io.github.llmrouter.Target;
import io.github.llmrouter.Usage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which row of the catalogue the id in a reply leads to: the price of 1M input tokens.
 */
class ModelLookupTests {

	private static final Instant NOVEMBER = Instant.parse("2026-11-22T12:00:00Z");

	private final PriceBook prices = CataloguePriceBook.builder().catalogueProvider("my-azure", "openai").build();

	@ParameterizedTest(name = "{0} {1} answered as {2} costs {3}")
	@CsvSource(textBlock = """
			openai,     gpt-4o-mini,                 gpt-4o-mini-2024-07-18,                    0.15
			openai,     gpt-4o,                      gpt-4o-2024-05-13,                         5
			openai,     gpt-4o,                      gpt-4o-2099-01-01,                         2.5
			openai,     gpt-4,                       gpt-4-0613,                                30
			openai,     gpt-6-luna,                  openai/gpt-6-luna,                         0.1
			my-azure,   my-deployment,               gpt-4o-2024-11-20,                         2.5
			anthropic,  claude-sonnet-4-5,           claude-sonnet-4-5-20250929,                3
			anthropic,  claude-sonnet-5-5,           claude-sonnet-5-5-20261007,                2
			anthropic,  claude-sonnet-5-5,           claude-sonnet-5-5@20261007,                2
			google,     gemini-3.8-flash,            models/gemini-3.8-flash,                   0.75
			google,     gemini-3.8-flash,            gemini-3.8-flash-001,                      0.75
			google,     gemini-flash-latest,         gemini-3.5-flash-lite,                     0.3
			openrouter, google/gemini-3.8-flash,     google/gemini-3.8-flash-20261001,          0.825
			openrouter, anthropic/claude-haiku-4.5,  anthropic/claude-4.5-haiku-20251001,       1
			openrouter, moonshotai/kimi-k2.5,        moonshotai/kimi-k2.5-0127,                 0.41
			openrouter, openai/gpt-6-luna:nitro,     openai/gpt-6-luna:nitro,                   0.1
			openrouter, ~anthropic/claude-sonnet-latest, anthropic/claude-sonnet-5.5-20261007, 2
			openrouter, openrouter/auto,             openai/gpt-6-luna,                         0.1
			openrouter, google/gemma-4-31b-it:free,  google/gemma-4-31b-it-20260402:free,       0
			openrouter, google/gemma-4-31b-it:free,  google/gemma-4-31b-it,                     0
			openrouter, openrouter/free,             nvidia/nemotron-3-ultra-550b-a55b,         0
			openrouter, new-lab/unlisted:free,       new-lab/unlisted:free,                     0
			""")
	void theModelThatAnsweredIsPriced(String provider, String model, String answered, BigDecimal perMillion) {
		assertThat(inputPrice(provider, model, answered)).isEqualByComparingTo(perMillion);
	}

	@ParameterizedTest(name = "{0} {1} answered as {2} is unknown")
	@CsvSource(textBlock = """
			openai,     gpt-4o,                           gpt-4o-turbo-deluxe
			openai,     gpt-4o,                           ft:gpt-4o-2024-08-06:org::id
			openai,     my-model,
			anthropic,  claude-sonnet-5-5,                claude-sonnet-5-7
			openrouter, openrouter/auto,
			openrouter, openai/gpt-6-luna:online,         openai/gpt-6-luna:online
			openrouter, google/gemini-2.0-flash-exp:free, x-ai/grok-4
			openrouter, google/gemma-4-31b-it:free,       new-lab/paid
			ollama,     gpt-oss:20b,                      gpt-oss:20b
			my-gateway, gpt-4o,                           gpt-4o
			""")
	void whatIsNotListedIsUnknown(String provider, String model, @Nullable String answered) {
		assertThat(inputPrice(provider, model, answered)).isNull();
	}

	@Test
	void theFreeVariantDoesNotMakeThePaidModelFree() {
		assertThat(inputPrice("openrouter", "google/gemma-4-31b-it", "google/gemma-4-31b-it")).isPositive();
	}

	@Test
	void lookupsBeyondTheRememberedOnesAreStillRight() {
		for (int index = 0; index < 5_000; index++) {
			inputPrice("openai", "gpt-4o", "invented-" + index);
		}
		assertThat(inputPrice("openai", "gpt-6-luna", null)).isEqualByComparingTo("0.1");
		assertThat(inputPrice("openai", "gpt-4o", "invented-4999")).isNull();
	}

	@Test
	void aNameAsLongAsAReplyIsPricedToo() {
		String endless = "gpt-4o-" + "x".repeat(1_000_000);
		assertThat(inputPrice("openai", "gpt-4o", endless)).isNull();
		assertThat(this.prices).extracting("lookups").asInstanceOf(InstanceOfAssertFactories.MAP).isEmpty();
	}

	@Test
	void factsAreFoundByTheSameSpellings() {
		ModelFacts facts = this.prices.facts(Target.of("anthropic", "claude-sonnet-5-5-20261007"));
		assertThat(facts).isEqualTo(new ModelFacts(1_000_000, 128_000, null, List.of(), false));
		assertThat(this.prices.facts(Target.of("ollama", "llama3"))).isNull();
	}

	private @Nullable BigDecimal inputPrice(String provider, String model, @Nullable String answered) {
		// One prompt of a million tokens would reach a dearer tier.
		Usage usage = Usage.builder().promptTokens(100_000).build();
		Cost cost = this.prices.price(Target.of(provider, model), answered, usage, NOVEMBER);
		BigDecimal usd = cost.usd();
		return (usd != null) ? usd.multiply(BigDecimal.TEN) : null;
	}

}
