package io.github.llmrouter.limit;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;

/**
 * Why a limit admits no call now.
 *
 * @param freeIn until when at the earliest, from now; null if nobody knows
 * @param never whether no wait will ever help, as the call is too large for the limit
 * @param detail for people
 */
@Internal
public record Refusal(@Nullable Duration freeIn, boolean never, String detail) {

}
