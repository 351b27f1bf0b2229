package io.github.llmrouter.health;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;
import io.github.llmrouter.Skip;

/**
 * Whether a target may be called now: either a permit for one exchange or the reason why
 * not.
 *
 * @param permit the permit, which must be ended; null if the target is passed over
 * @param skip why it is passed over, null if it may be called
 */
@Internal
public record Admission(@Nullable Permit permit, @Nullable Skip skip) {

	static Admission of(Permit permit) {
		return new Admission(permit, null);
	}

	static Admission of(Skip skip) {
		return new Admission(null, skip);
	}
}
