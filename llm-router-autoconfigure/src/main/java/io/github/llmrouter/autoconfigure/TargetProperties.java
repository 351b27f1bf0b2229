package io.github.llmrouter.autoconfigure;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

import io.github.llmrouter.Internal;
import io.github.llmrouter.ReasoningEffort;
import io.github.llmrouter.Timeouts;
import io.github.llmrouter.pricing.PriceProperties;

/**
 * A target of a chain, as written.
 *
 * @param provider the provider's configured name
 * @param model the model's id as that provider spells it; may hold slashes
 * @param name a name for people; provider/model if absent
 * @param maxTokens the most tokens to generate, reasoning included
 * @param temperature sampling temperature, 0 to 2
 * @param topP nucleus sampling, above 0 to 1
 * @param topK sampling from the k likeliest tokens
 * @param frequencyPenalty penalty on tokens by how often they occurred, -2 to 2
 * @param presencePenalty penalty on tokens that occurred at all, -2 to 2
 * @param seed seed for repeatable sampling where a provider offers it
 * @param stop texts at which generation ends
 * @param reasoningEffort how much to reason before answering
 * @param reasoningTokens the most tokens to reason with, where a model takes a number
 * @param showReasoning whether to show reasoning where the provider does so on demand
 * @param parallelToolCalls whether several tools may be called in one turn
 * @param verbosity how wordy answers shall be: low, medium or high
 * @param serviceTier the class of service to be served and billed by
 * @param promptCacheKey sends calls with the same prefix to the same cache
 * @param dimensions how long vectors of an embedding model shall be
 * @param weight how large a share of calls it gets where selection is weighted: its
 * weight out of the sum of all, 1 if absent
 * @param timeouts how long to wait for this target
 * @param price what this model costs at this provider, in US dollars per million tokens
 * @param options request fields that only this provider knows, by their names on the wire
 */
@Internal
public record TargetProperties(@Nullable String provider, @Nullable String model, @Nullable String name,
		@Nullable Integer maxTokens, @Nullable Double temperature, @Nullable Double topP, @Nullable Integer topK,
		@Nullable Double frequencyPenalty, @Nullable Double presencePenalty, @Nullable Long seed,
		@Nullable List<String> stop, @Nullable ReasoningEffort reasoningEffort, @Nullable Integer reasoningTokens,
		@Nullable Boolean showReasoning, @Nullable Boolean parallelToolCalls, @Nullable String verbosity,
		@Nullable String serviceTier, @Nullable String promptCacheKey, @Nullable Integer dimensions,
		@Nullable Integer weight, @DefaultValue Timeouts timeouts, @Nullable PriceProperties price,
		@DefaultValue Map<String, Object> options) {

	/**
	 * Reads {@code provider/model}. Never throws: what is missing is reported later,
	 * together with every other problem.
	 */
	static TargetProperties parse(String text) {
		String trimmed = text.strip();
		int slash = trimmed.indexOf('/');
		String provider = (slash < 0) ? null : trimmed.substring(0, slash).strip();
		String model = trimmed.substring(slash + 1).strip();
		return new TargetProperties(provider, model, null, null, null, null, null, null, null, null, null, null, null,
				null, null, null, null, null, null, null, Timeouts.none(), null, Map.of());
	}
}
