package io.github.llmrouter.simulator;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the simulated OpenRouter charges: invented round figures in USD per million
 * tokens, by family. Models that end in {@code :free} cost nothing.
 */
final class SimulatedPrices {

	private static final List<Price> PRICES = List.of(new Price("opus", 5, 25), new Price("sonnet", 3, 15),
			new Price("haiku", 1, 5), new Price("flash", 0.3, 2.5), new Price("luna", 0.1, 0.5), new Price("", 1, 4));

	private SimulatedPrices() {
	}

	/**
	 * The cost in USD.
	 * @return the cost of the prompt and that of the completion
	 */
	static List<BigDecimal> cost(String model, TokenUsage usage) {
		if (model.endsWith(":free") || model.equals("openrouter/free")) {
			return List.of(BigDecimal.ZERO, BigDecimal.ZERO);
		}
		Price price = PRICES.stream().filter((each) -> model.contains(each.family())).findFirst().orElseThrow();
		return List.of(perMillion(price.input(), usage.prompt()), perMillion(price.output(), usage.completion()));
	}

	private static BigDecimal perMillion(double price, int tokens) {
		return BigDecimal.valueOf(price).multiply(BigDecimal.valueOf(tokens)).movePointLeft(6);
	}

	private record Price(String family, double input, double output) {

	}

}
