package io.github.llmrouter.pricing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The list of models that ships with the router: prices and limits, each row with its
 * date and source. Immutable and thread-safe.
 */
final class Catalogue {

	private final Map<String, Map<String, Row>> providers;

	private final Map<String, Row> onlyStates = new HashMap<>();

	Catalogue(List<Row> rows) {
		Map<String, Map<String, Row>> providers = new HashMap<>();
		Set<String> several = new HashSet<>();
		for (Row row : rows) {
			providers.computeIfAbsent(row.provider(), (name) -> new HashMap<>()).put(row.model(), row);
			String name = row.provider() + "/" + ModelIds.undated(row.model());
			if (this.onlyStates.putIfAbsent(name, row) != null) {
				several.add(name);
			}
		}
		this.onlyStates.keySet().removeAll(several);
		providers.replaceAll((name, models) -> Map.copyOf(models));
		this.providers = Map.copyOf(providers);
	}

	/**
	 * Returns the catalogue of this release. The first call reads it.
	 * @return the catalogue, the same for all callers
	 */
	static Catalogue bundled() {
		return Bundled.INSTANCE;
	}

	/**
	 * Returns whether the catalogue lists a provider.
	 * @param provider a name
	 * @return true if it has models
	 */
	boolean knows(String provider) {
		return this.providers.containsKey(provider);
	}

	/**
	 * Finds a model by any of its spellings.
	 * @param provider the catalogue's provider, null if it knows none
	 * @param model an id as the provider spells it
	 * @return what is known, null if the model is not listed
	 */
	@Nullable Row find(@Nullable String provider, String model) {
		Map<String, Row> models = (provider != null) ? this.providers.get(provider) : null;
		if (models == null) {
			return null;
		}
		Row exact = models.get(model);
		if (exact != null) {
			return exact;
		}
		for (String id : ModelIds.spellings(provider, model)) {
			Row row = models.get(id);
			if (row != null) {
				return row;
			}
		}
		return null;
	}

	/**
	 * Finds what a name without a date stands for: the provider lists the model under one
	 * date only, and takes the name for it.
	 * @param provider the catalogue's provider, null if it knows none
	 * @param name a name that is not listed itself
	 * @return what is known of the one dated model, null if there is none or several
	 */
	@Nullable Row findOnlyState(@Nullable String provider, String name) {
		return this.onlyStates.get(provider + "/" + name);
	}

	/**
	 * A model at a provider.
	 *
	 * @param provider the provider
	 * @param model its id there
	 * @param prices by ascending first day; empty if the price is unknown
	 * @param facts the limits and the end of its life
	 */
	record Row(String provider, String model, List<ModelPrice> prices, ModelFacts facts) {

	}

	private static final class Bundled {

		static final Catalogue INSTANCE = new Catalogue(CatalogueReader.read());

	}

}
