package io.github.llmrouter.autoconfigure;

import io.github.llmrouter.Target;
import io.github.llmrouter.pricing.CataloguePriceBook;
import io.github.llmrouter.pricing.ModelPrice;

/**
 * A price that the application sets.
 *
 * @param property the property that sets it
 * @param target what it is the price of
 * @param price the price
 * @param ofTarget whether it stands at a target of a chain and not in the list of prices
 */
record ConfiguredPrice(String property, Target target, ModelPrice price, boolean ofTarget) {

	void addTo(CataloguePriceBook.Builder book) {
		if (this.ofTarget) {
			book.targetPrice(this.property, this.target, this.price);
		}
		else {
			book.modelPrice(this.property, this.target.provider(), this.target.model(), this.price);
		}
	}
}
