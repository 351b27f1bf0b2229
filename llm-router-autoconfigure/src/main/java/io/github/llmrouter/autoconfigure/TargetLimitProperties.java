package io.github.llmrouter.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

import io.github.llmrouter.Internal;
import io.github.llmrouter.limit.LimitSettings;

/**
 * How much an application wants to ask of one model, as written; an element of
 * {@code llm-router.limits}.
 *
 * @param provider the provider's configured name
 * @param model the model's id as that provider spells it
 * @param requestsPerMinute how many requests a minute are sent
 * @param tokensPerMinute how many tokens a minute are asked for, prompts and answers
 * together
 * @param maxConcurrent how many calls run at once
 */
@Internal
public record TargetLimitProperties(@DefaultValue("") String provider, @DefaultValue("") String model,
		@Nullable Integer requestsPerMinute, @Nullable Integer tokensPerMinute, @Nullable Integer maxConcurrent) {

	LimitSettings settings() {
		return new LimitSettings(this.requestsPerMinute, this.tokensPerMinute, this.maxConcurrent);
	}
}
