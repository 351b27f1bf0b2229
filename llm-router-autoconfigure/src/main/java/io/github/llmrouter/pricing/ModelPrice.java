package io.github.llmrouter.pricing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a model's tokens cost, in US dollars per 1,000,000 tokens. A rate that is not
 * known is null, never zero; zero means free. Immutable and thread-safe.
 */
public final class ModelPrice {

	private final @Nullable BigDecimal input;

	private final @Nullable BigDecimal output;

	private final @Nullable BigDecimal cachedInput;

	private final @Nullable BigDecimal cacheWrite;

	private final @Nullable BigDecimal cacheWriteLong;

	private final @Nullable LocalDate effectiveFrom;

	private final List<Tier> tiers;

	private ModelPrice(Builder builder) {
		this.input = builder.input;
		this.output = builder.output;
		this.cachedInput = builder.cachedInput;
		this.cacheWrite = builder.cacheWrite;
		this.cacheWriteLong = builder.cacheWriteLong;
		this.effectiveFrom = builder.effectiveFrom;
		this.tiers = builder.tiers.stream().sorted(Comparator.comparingLong(Tier::above)).toList();
	}

	/**
	 * Starts a price of which nothing is known.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Returns the rate of input tokens that were neither read from nor written to the
	 * provider's prompt cache.
	 * @return USD per 1M tokens, null if unknown
	 */
	public @Nullable BigDecimal input() {
		return this.input;
	}

	/**
	 * Returns the rate of output tokens, reasoning included.
	 * @return USD per 1M tokens, null if unknown
	 */
	public @Nullable BigDecimal output() {
		return this.output;
	}

	/**
	 * Returns the rate of input tokens read from the cache.
	 * @return USD per 1M tokens; null if no discount is known, and they are billed as
	 * input
	 */
	public @Nullable BigDecimal cachedInput() {
		return this.cachedInput;
	}

	/**
	 * Returns the whole rate, not the surcharge, of input tokens written to the cache for
	 * the shorter lifetime.
	 * @return USD per 1M tokens, null if unknown
	 */
	public @Nullable BigDecimal cacheWrite() {
		return this.cacheWrite;
	}

	/**
	 * Returns the whole rate of input tokens written to the cache for the longer lifetime
	 * (one hour at Anthropic).
	 * @return USD per 1M tokens, null if unknown
	 */
	public @Nullable BigDecimal cacheWriteLong() {
		return this.cacheWriteLong;
	}

	/**
	 * Returns the first day, in UTC, on which this price holds.
	 * @return the day, null for a price that holds since ever
	 */
	public @Nullable LocalDate effectiveFrom() {
		return this.effectiveFrom;
	}

	/**
	 * Returns the prices of large prompts.
	 * @return an unmodifiable list by ascending size, empty if there is one price for all
	 */
	public List<Tier> tiers() {
		return this.tiers;
	}

	/**
	 * Chooses the price of a prompt's size. It holds for the whole request, output
	 * included, not only for the tokens above the threshold.
	 * @param promptTokens all input tokens, cached ones included
	 * @return the price of the highest tier that the prompt exceeds, otherwise this price
	 */
	public ModelPrice forPrompt(long promptTokens) {
		ModelPrice price = this;
		for (Tier tier : this.tiers) {
			if (promptTokens > tier.above()) {
				price = tier.price();
			}
		}
		return price;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ModelPrice that && Objects.equals(this.input, that.input)
				&& Objects.equals(this.output, that.output) && Objects.equals(this.cachedInput, that.cachedInput)
				&& Objects.equals(this.cacheWrite, that.cacheWrite)
				&& Objects.equals(this.cacheWriteLong, that.cacheWriteLong)
				&& Objects.equals(this.effectiveFrom, that.effectiveFrom) && this.tiers.equals(that.tiers);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.input, this.output, this.cachedInput, this.cacheWrite, this.cacheWriteLong,
				this.effectiveFrom, this.tiers);
	}

	@Override
	public String toString() {
		return "ModelPrice[USD per 1M tokens: input " + this.input + ", output " + this.output + ", cached input "
				+ this.cachedInput + ", cache write " + this.cacheWrite + ", long cache write " + this.cacheWriteLong
				+ ", from " + this.effectiveFrom + ", tiers " + this.tiers + "]";
	}

	/**
	 * The price of requests whose prompt is larger than a threshold.
	 *
	 * @param above the number of prompt tokens that must be exceeded
	 * @param price the price of the whole request, without tiers of its own
	 */
	public record Tier(long above, ModelPrice price) {

		public Tier {
			if (above <= 0 || !price.tiers().isEmpty()) {
				throw new IllegalArgumentException("A tier begins above a positive number of tokens and has no tiers");
			}
		}
	}

	/** Collects a price; not thread-safe. Negative rates are refused. */
	public static final class Builder {

		private @Nullable BigDecimal input;

		private @Nullable BigDecimal output;

		private @Nullable BigDecimal cachedInput;

		private @Nullable BigDecimal cacheWrite;

		private @Nullable BigDecimal cacheWriteLong;

		private @Nullable LocalDate effectiveFrom;

		private List<Tier> tiers = List.of();

		private Builder() {
		}

		/**
		 * Sets the rate of plain input tokens.
		 * @param rate USD per 1M tokens, null if unknown
		 * @return this builder
		 */
		public Builder input(@Nullable BigDecimal rate) {
			this.input = checked(rate);
			return this;
		}

		/**
		 * Sets the rate of output tokens.
		 * @param rate USD per 1M tokens, null if unknown
		 * @return this builder
		 */
		public Builder output(@Nullable BigDecimal rate) {
			this.output = checked(rate);
			return this;
		}

		/**
		 * Sets the rate of input tokens read from the cache.
		 * @param rate USD per 1M tokens, null if unknown
		 * @return this builder
		 */
		public Builder cachedInput(@Nullable BigDecimal rate) {
			this.cachedInput = checked(rate);
			return this;
		}

		/**
		 * Sets the whole rate of input tokens written to the cache.
		 * @param rate USD per 1M tokens, null if unknown
		 * @return this builder
		 */
		public Builder cacheWrite(@Nullable BigDecimal rate) {
			this.cacheWrite = checked(rate);
			return this;
		}

		/**
		 * Sets the whole rate of input tokens written to the cache for the longer
		 * lifetime.
		 * @param rate USD per 1M tokens, null if unknown
		 * @return this builder
		 */
		public Builder cacheWriteLong(@Nullable BigDecimal rate) {
			this.cacheWriteLong = checked(rate);
			return this;
		}

		/**
		 * Sets the first day of this price.
		 * @param day a day in UTC, null for a price that holds since ever
		 * @return this builder
		 */
		public Builder effectiveFrom(@Nullable LocalDate day) {
			this.effectiveFrom = day;
			return this;
		}

		/**
		 * Sets the prices of large prompts.
		 * @param tiers tiers with different thresholds, in any order
		 * @return this builder
		 */
		public Builder tiers(List<Tier> tiers) {
			if (tiers.stream().map(Tier::above).distinct().count() != tiers.size()) {
				throw new IllegalArgumentException("Two tiers begin above the same number of tokens: " + tiers);
			}
			this.tiers = List.copyOf(tiers);
			return this;
		}

		/**
		 * Creates the price.
		 * @return the price
		 */
		public ModelPrice build() {
			return new ModelPrice(this);
		}

		/** One form for each number, since equality of decimals looks at the scale. */
		private static @Nullable BigDecimal checked(@Nullable BigDecimal rate) {
			if (rate == null) {
				return null;
			}
			if (rate.signum() < 0) {
				throw new IllegalArgumentException("A price is negative: " + rate.toPlainString());
			}
			return PriceCalculator.plain(rate);
		}

	}

}
