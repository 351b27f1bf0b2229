package io.github.llmrouter.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

import io.github.llmrouter.Internal;

/**
 * Configuration of the price of a chain's target, in US dollars per 1,000,000 tokens. It
 * replaces the catalogue's price as a whole.
 *
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
public record PriceProperties(@Nullable BigDecimal input, @Nullable BigDecimal output, @Nullable BigDecimal cachedInput,
		@Nullable BigDecimal cacheWrite, @Nullable BigDecimal cacheWriteLong,
		@DefaultValue List<Tier> tiers) implements ConfiguredRates {

	public PriceProperties {
		tiers = List.copyOf(tiers);
	}

	/**
	 * Says what is wrong.
	 * @param property the property that holds this price, such as
	 * {@code llm-router.chains.fast[1].price}
	 * @return messages that name property, value and fix; empty if all is well
	 */
	public List<String> problems(String property) {
		List<String> problems = new ArrayList<>();
		check(property, problems);
		Set<Long> thresholds = new HashSet<>();
		for (int index = 0; index < this.tiers.size(); index++) {
			Tier tier = this.tiers.get(index);
			String tierProperty = property + ".tiers[" + index + "]";
			if (tier.above() <= 0 || !thresholds.add(tier.above())) {
				problems.add(tierProperty + ".above is " + tier.above()
						+ ": give each tier its own number of prompt tokens above 0");
			}
			tier.check(tierProperty, problems);
		}
		return List.copyOf(problems);
	}

	/**
	 * Creates the price.
	 * @return the price
	 * @throws IllegalArgumentException if a rate is negative or two tiers are alike, as
	 * {@link #problems(String)} says
	 */
	public ModelPrice toPrice() {
		return toBuilder().tiers(
				this.tiers.stream().map((tier) -> new ModelPrice.Tier(tier.above(), tier.toBuilder().build())).toList())
			.build();
	}

	/**
	 * The price of a request whose prompt is larger than a threshold.
	 *
	 * @param above prompt tokens that must be exceeded
	 * @param input price of plain input tokens
	 * @param output price of output tokens
	 * @param cachedInput price of input tokens read from the cache
	 * @param cacheWrite whole price of input tokens written to the cache
	 * @param cacheWriteLong whole price of input tokens written to the cache for its
	 * longer lifetime
	 */
	@Internal
	public record Tier(@DefaultValue("0") long above, @Nullable BigDecimal input, @Nullable BigDecimal output,
			@Nullable BigDecimal cachedInput, @Nullable BigDecimal cacheWrite,
			@Nullable BigDecimal cacheWriteLong) implements ConfiguredRates {

	}
}
