package io.github.llmrouter.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;

/**
 * A target, key, quota group or provider began or ceased to be passed over. No clock runs
 * for this: the end of a cool-down is told with the first success after it.
 *
 * @param scope what it is, such as {@code target openai/gpt-6-luna}; never a key
 * @param available whether it may be called now
 * @param cause the failure behind a cool-down, null otherwise
 * @param until when a cool-down ends, null if it is open-ended or over
 * @param at when the change happened
 */
public record HealthChanged(String scope, boolean available, @Nullable FailureKind cause, @Nullable Instant until,
		Instant at) {

}
