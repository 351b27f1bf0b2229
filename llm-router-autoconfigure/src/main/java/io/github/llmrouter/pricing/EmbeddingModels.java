package io.github.llmrouter.pricing;

import java.util.Locale;

import io.github.llmrouter.Internal;
import io.github.llmrouter.Target;

/** Tells embedding models from others and from one another. */
@Internal
public final class EmbeddingModels {

	private EmbeddingModels() {
	}

	/**
	 * Returns whether a model turns texts into vectors. The catalogue is read only for
	 * ids that look like it, so that no application waits for it at its start.
	 * @param prices who knows the catalogue
	 * @param target the model and its provider
	 * @return true if the catalogue lists it as such
	 */
	public static boolean isEmbedding(PriceBook prices, Target target) {
		if (!looksLike(target.model())) {
			return false;
		}
		ModelFacts facts = prices.facts(target);
		return facts != null && facts.embedding();
	}

	/** Every such model of the catalogue is called so. */
	static boolean looksLike(String model) {
		return model.toLowerCase(Locale.ROOT).contains("embed");
	}

	/**
	 * Returns whether two ids name one model, whoever serves it.
	 * @param one an id as a provider spells it, maybe with its vendor before a slash
	 * @param other an id as maybe another provider spells it
	 * @return true if vectors of both can be compared
	 */
	public static boolean same(String one, String other) {
		return ModelIds.sameModel(null, withoutVendor(one), withoutVendor(other));
	}

	private static String withoutVendor(String id) {
		return id.substring(id.lastIndexOf('/') + 1);
	}

}
