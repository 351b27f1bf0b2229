package io.github.llmrouter.pricing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Prices that the application sets; remembers which property set each. */
final class ConfiguredPrices {

	private final Map<Key, Entry> entries = new HashMap<>();

	private final List<String> problems = new ArrayList<>();

	/**
	 * Adds a price. The same price may be set twice, different ones may not: which of
	 * them holds could not be told from a reply.
	 * @param property the property that sets it
	 * @param provider the provider's configured name
	 * @param model the model
	 * @param price the price
	 */
	void add(String property, String provider, String model, ModelPrice price) {
		Entry earlier = this.entries.putIfAbsent(new Key(provider, model), new Entry(property, price));
		if (earlier != null && !earlier.price().equals(price)) {
			this.problems.add(earlier.property() + " and " + property + " set different prices for " + provider + "/"
					+ model + ": set one price for a model at a provider");
		}
	}

	List<String> problems() {
		return List.copyOf(this.problems);
	}

	@Nullable ModelPrice findExact(String provider, String model) {
		Entry entry = this.entries.get(new Key(provider, model));
		return (entry != null) ? entry.price() : null;
	}

	/**
	 * Finds the price of a model under any of its spellings.
	 * @param provider the provider's configured name
	 * @param catalogueProvider whose spellings hold there, null if unknown
	 * @param model an id as the provider spells it
	 * @return the price, null if none is set
	 */
	@Nullable ModelPrice find(String provider, @Nullable String catalogueProvider, String model) {
		if (this.entries.isEmpty()) {
			return null;
		}
		for (String id : ModelIds.spellings(catalogueProvider, model)) {
			ModelPrice price = findExact(provider, id);
			if (price != null) {
				return price;
			}
		}
		return null;
	}

	private record Key(String provider, String model) {

	}

	private record Entry(String property, ModelPrice price) {

	}

}
