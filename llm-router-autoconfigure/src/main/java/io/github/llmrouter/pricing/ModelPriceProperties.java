package io.github.llmrouter.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

import io.github.llmrouter.Internal;

/**
 * Configuration of the price of a model at a provider, in US dollars per 1,000,000
 * tokens; an element of {@code llm-router.prices}.
 *
 * @param provider the provider's configured name
 * @param model the model's id as that provider spells it
 * @param input price of plain input tokens
 * @param output price of output tokens, reasoning included
 * @param cachedInput price of input tokens read from the provider's prompt cache; the
 * price of input if absent
 * @param cacheWrite whole price of input tokens written to the provider's prompt cache
 * @param cacheWriteLong whole price of input tokens written to the cache for its longer
 * lifetime
 * @param tiers prices of requests with large prompts, for their answers too
 */
@Internal
public record ModelPriceProperties(@DefaultValue("") String provider, @DefaultValue("") String model,
		@Nullable BigDecimal input, @Nullable BigDecimal output, @Nullable BigDecimal cachedInput,
		@Nullable BigDecimal cacheWrite, @Nullable BigDecimal cacheWriteLong,
		@DefaultValue List<PriceProperties.Tier> tiers) {

	public ModelPriceProperties {
		tiers = List.copyOf(tiers);
	}

	/**
	 * Says what is wrong.
	 * @param property the property that holds this price, such as
	 * {@code llm-router.prices[0]}
	 * @return messages that name property, value and fix; empty if all is well
	 */
	public List<String> problems(String property) {
		List<String> problems = new ArrayList<>();
		if (this.provider.isBlank()) {
			problems.add(property + ".provider is empty: name a provider of llm-router.providers");
		}
		if (this.model.isBlank()) {
			problems.add(property + ".model is empty: name a model of that provider");
		}
		problems.addAll(price().problems(property));
		return List.copyOf(problems);
	}

	/**
	 * Creates the price.
	 * @return the price
	 * @throws IllegalArgumentException if a rate is negative or two tiers are alike, as
	 * {@link #problems(String)} says
	 */
	public ModelPrice toPrice() {
		return price().toPrice();
	}

	private PriceProperties price() {
		return new PriceProperties(this.input, this.output, this.cachedInput, this.cacheWrite, this.cacheWriteLong,
				this.tiers);
	}
}
