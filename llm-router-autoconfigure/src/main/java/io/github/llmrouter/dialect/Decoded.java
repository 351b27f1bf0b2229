package io.github.llmrouter.dialect;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;
import io.github.llmrouter.RateLimit;

/** What a reply says: an answer, vectors, a list of models or an error. */
@Internal
public sealed interface Decoded permits Answer, Vectors, ModelList, ProviderError {

	/**
	 * Returns the limits that the headers announce.
	 * @return the limits, may be empty
	 */
	List<RateLimit> rateLimits();

	/**
	 * Returns the provider's id of the exchange.
	 * @return the id, null if it named none
	 */
	@Nullable String requestId();

}
