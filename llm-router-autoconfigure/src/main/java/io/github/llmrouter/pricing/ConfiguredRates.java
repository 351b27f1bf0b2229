package io.github.llmrouter.pricing;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The rates that a price and each of its tiers have in configuration. */
interface ConfiguredRates {

	@Nullable BigDecimal input();

	@Nullable BigDecimal output();

	@Nullable BigDecimal cachedInput();

	@Nullable BigDecimal cacheWrite();

	@Nullable BigDecimal cacheWriteLong();

	default ModelPrice.Builder toBuilder() {
		return ModelPrice.builder()
			.input(input())
			.output(output())
			.cachedInput(cachedInput())
			.cacheWrite(cacheWrite())
			.cacheWriteLong(cacheWriteLong());
	}

	/**
	 * Adds what is wrong.
	 * @param property the property that holds these rates
	 * @param problems where messages go
	 */
	default void check(String property, List<String> problems) {
		if (input() == null || output() == null) {
			problems.add(property + " lacks " + ((input() == null) ? "input" : "output")
					+ ": a price needs input and output in USD per 1M tokens; without them remove it");
		}
		checkSign(property + ".input", input(), problems);
		checkSign(property + ".output", output(), problems);
		checkSign(property + ".cached-input", cachedInput(), problems);
		checkSign(property + ".cache-write", cacheWrite(), problems);
		checkSign(property + ".cache-write-long", cacheWriteLong(), problems);
	}

	private static void checkSign(String property, @Nullable BigDecimal rate, List<String> problems) {
		if (rate != null && rate.signum() < 0) {
			problems.add(property + " is " + rate.toPlainString()
					+ ": a price is 0 or more; remove the property if it is not known");
		}
	}

}
