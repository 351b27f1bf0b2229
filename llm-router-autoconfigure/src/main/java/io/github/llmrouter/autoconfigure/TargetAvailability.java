package io.github.llmrouter.autoconfigure;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;
import io.github.llmrouter.Skip;
import io.github.llmrouter.Target;

/** Tells who could be called now; asking changes nothing. Thread-safe. */
@Internal
@FunctionalInterface
public interface TargetAvailability {

	/**
	 * Looks whether a target would be passed over now.
	 * @param target the target
	 * @return why it would, null if it would be called
	 */
	@Nullable Skip unavailable(Target target);

}
