package io.github.llmrouter.autoconfigure;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;
import io.github.llmrouter.routing.BreakReaction;
import io.github.llmrouter.routing.PolicyReaction;

/**
 * How a chain behaves.
 *
 * @param onPolicy what happens when a provider declines a request because of its content:
 * 'next' tries the next target, 'stop' ends the call; 'next' if absent everywhere
 * @param onBreak what happens when a stream breaks after its beginning has reached the
 * caller: 'end' ends it, 'continue' has the next target continue plain prose; 'end' if
 * absent everywhere
 */
@Internal
public record ChainOptions(@Nullable PolicyReaction onPolicy, @Nullable BreakReaction onBreak) {

}
