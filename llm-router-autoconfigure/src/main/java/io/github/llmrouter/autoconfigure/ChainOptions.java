package io.github.llmrouter.autoconfigure;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.NestedConfigurationProperty;

import io.github.llmrouter.Internal;
import io.github.llmrouter.routing.BreakReaction;
import io.github.llmrouter.routing.ChainBehavior;
import io.github.llmrouter.routing.HedgeSettings;
import io.github.llmrouter.routing.PolicyReaction;
import io.github.llmrouter.routing.RetrySettings;

/**
 * How a chain behaves.
 *
 * @param onPolicy what happens when a provider declines a request because of its content:
 * 'next' tries the next target, 'stop' ends the call; 'next' if absent everywhere
 * @param onBreak what happens when a stream breaks after its beginning has reached the
 * caller: 'end' ends it, 'continue' has the next target continue plain prose; 'end' if
 * absent everywhere
 * @param selection the order in which targets are asked; 'priority', which is that of the
 * configuration, if absent everywhere
 * @param hedge when the next target is asked beside one that is slow; never if absent
 * everywhere
 * @param retry how often the same target is asked again; never if absent everywhere
 * @param maxWait how long a call may wait for a target that frees up, if none can be
 * asked at once; not at all if absent everywhere
 */
@Internal
public record ChainOptions(@Nullable PolicyReaction onPolicy, @Nullable BreakReaction onBreak,
		@Nullable String selection, @NestedConfigurationProperty @Nullable HedgeSettings hedge,
		@NestedConfigurationProperty @Nullable RetrySettings retry, @Nullable Duration maxWait) {

	boolean isEmpty() {
		return Stream.of(this.onPolicy, this.onBreak, this.selection, this.hedge, this.retry, this.maxWait)
			.allMatch(Objects::isNull);
	}

	/** Fills up what is not set. */
	ChainBehavior over(ChainBehavior usual) {
		return new ChainBehavior(Objects.requireNonNullElse(this.onPolicy, usual.onPolicy()),
				Objects.requireNonNullElse(this.onBreak, usual.onBreak()),
				Objects.requireNonNullElse(this.selection, usual.selection()),
				Objects.requireNonNullElse(this.hedge, usual.hedge()),
				Objects.requireNonNullElse(this.retry, usual.retry()),
				Objects.requireNonNullElse(this.maxWait, usual.maxWait()));
	}
}
