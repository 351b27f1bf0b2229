package io.github.llmrouter.dialect;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;
import io.github.llmrouter.RateLimit;
import io.github.llmrouter.Usage;

/**
 * Decoded embeddings, not yet judged.
 *
 * @param vectors the vectors in the order of the texts
 * @param model the model that answered, null if the reply names none
 * @param usage the tokens, unknown if the reply names none
 * @param cost what the provider says it bills in US dollars, null if it does not say
 * @param requestId the provider's id of the exchange, may be null
 * @param rateLimits the limits that the headers announce
 */
@Internal
public record Vectors(List<float[]> vectors, @Nullable String model, Usage usage, @Nullable BigDecimal cost,
		@Nullable String requestId, List<RateLimit> rateLimits) implements Decoded {

	public Vectors {
		vectors = List.copyOf(vectors);
		rateLimits = List.copyOf(rateLimits);
	}

}
