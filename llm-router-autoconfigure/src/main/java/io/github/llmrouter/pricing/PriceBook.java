package io.github.llmrouter.pricing;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Cost;
import io.github.llmrouter.Target;
import io.github.llmrouter.Usage;

/**
 * Knows what tokens cost. The default one reads the router's catalogue, overlaid with the
 * prices of the configuration; a bean of this type replaces it. Implementations are
 * thread-safe and do no I/O.
 */
public interface PriceBook {

	/**
	 * Prices one reply.
	 * @param target what was called
	 * @param answeredModel the model that answered, as the provider names it; null if it
	 * did not say
	 * @param usage the tokens
	 * @param at when the reply arrived, since prices change on dates
	 * @return the cost; unknown if the tokens or the price are
	 */
	Cost price(Target target, @Nullable String answeredModel, Usage usage, Instant at);

	/**
	 * Returns what is known of a model.
	 * @param target the model and its provider
	 * @return the facts, null if the model is not known
	 */
	@Nullable ModelFacts facts(Target target);

}
