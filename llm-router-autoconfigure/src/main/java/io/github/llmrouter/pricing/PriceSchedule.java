package io.github.llmrouter.pricing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Cost;
import io.github.llmrouter.Usage;

/**
 * The prices of one model over time.
 *
 * @param prices by ascending first day; empty if the price is unknown
 * @param source where they come from
 */
record PriceSchedule(List<ModelPrice> prices, Cost.Source source) {

	static final PriceSchedule UNKNOWN = new PriceSchedule(List.of(), Cost.Source.UNKNOWN);

	Cost cost(Usage usage, Instant at) {
		ModelPrice price = usage.isKnown() ? priceAt(at) : null;
		return (price != null) ? PriceCalculator.cost(price, usage, this.source) : Cost.unknown();
	}

	private @Nullable ModelPrice priceAt(Instant at) {
		if (this.prices.size() == 1 && this.prices.get(0).effectiveFrom() == null) {
			return this.prices.get(0);
		}
		LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
		ModelPrice current = null;
		for (ModelPrice price : this.prices) {
			LocalDate from = price.effectiveFrom();
			if (from == null || !from.isAfter(day)) {
				current = price;
			}
		}
		return current;
	}
}
