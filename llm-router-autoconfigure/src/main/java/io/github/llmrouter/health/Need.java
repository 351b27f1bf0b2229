package io.github.llmrouter.health;

import java.util.Set;
import java.util.function.LongSupplier;

import io.github.llmrouter.Internal;
import io.github.llmrouter.provider.ApiKey;

/**
 * What an exchange will take of its target.
 *
 * @param tokens estimates the tokens, prompt and answer; asked only where a limit counts
 * them
 * @param usedKeys keys that this call has tried with this target already and that gave
 * cause to try another
 */
@Internal
public record Need(LongSupplier tokens, Set<ApiKey> usedKeys) {

	public Need {
		usedKeys = Set.copyOf(usedKeys);
	}
}
