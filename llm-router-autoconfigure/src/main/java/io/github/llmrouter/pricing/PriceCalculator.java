package io.github.llmrouter.pricing;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Cost;
import io.github.llmrouter.Usage;

/** Tokens times rates, exact: nothing is rounded. */
final class PriceCalculator {

	private static final int PER_MILLION = 6;

	private PriceCalculator() {
	}

	/**
	 * Prices a reply. Cached tokens without a known rate are billed as input, since no
	 * discount is known. Cache writes are usually dearer than input, so without a known
	 * rate the next lower one is taken and the cost is marked as a lower bound.
	 * @param price the price of the day
	 * @param usage known tokens
	 * @param source where the price comes from
	 * @return the cost, unknown if a rate that is needed is
	 */
	static Cost cost(ModelPrice price, Usage usage, Cost.Source source) {
		ModelPrice rates = price.forPrompt(usage.promptTokens());
		BigDecimal input = rates.input();
		BigDecimal output = rates.output();
		if (input == null || (output == null && usage.completionTokens() > 0)) {
			return Cost.unknown();
		}
		long writtenLong = usage.cacheWriteLongTokens();
		long writtenShort = Math.max(0, usage.cacheWriteTokens() - writtenLong);
		// Counts of a provider that contradict each other must not make a credit.
		long plain = Math.max(0, usage.promptTokens() - usage.cachedTokens() - writtenShort - writtenLong);
		BigDecimal shortRate = firstKnown(rates.cacheWrite(), input);
		BigDecimal usd = input.multiply(BigDecimal.valueOf(plain))
			.add(firstKnown(rates.cachedInput(), input).multiply(BigDecimal.valueOf(usage.cachedTokens())))
			.add(shortRate.multiply(BigDecimal.valueOf(writtenShort)))
			.add(firstKnown(rates.cacheWriteLong(), shortRate).multiply(BigDecimal.valueOf(writtenLong)));
		if (output != null) {
			usd = usd.add(output.multiply(BigDecimal.valueOf(usage.completionTokens())));
		}
		Cost cost = Cost.of(plain(usd.movePointLeft(PER_MILLION)), source);
		boolean lowerBound = input.signum() > 0 && ((writtenShort > 0 && rates.cacheWrite() == null)
				|| (writtenLong > 0 && rates.cacheWriteLong() == null));
		return lowerBound ? cost.plus(Cost.unknown()) : cost;
	}

	/**
	 * Gives a number the one form in which equal numbers are equal objects.
	 * @param number any number
	 * @return the number without trailing zeros behind the point and without exponent
	 */
	static BigDecimal plain(BigDecimal number) {
		BigDecimal stripped = number.stripTrailingZeros();
		return (stripped.scale() < 0) ? stripped.setScale(0) : stripped;
	}

	private static BigDecimal firstKnown(@Nullable BigDecimal rate, BigDecimal otherwise) {
		return (rate != null) ? rate : otherwise;
	}

}
