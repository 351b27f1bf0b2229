package io.github.llmrouter.health;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;
import io.github.llmrouter.Skip;
import io.github.llmrouter.provider.ApiKey;

/**
 * Whether a target may be called now: either a key to use or the reason why not.
 *
 * @param key the key to use, null if the target is passed over
 * @param skip why it is passed over, null if it may be called
 */
@Internal
public record Admission(@Nullable ApiKey key, @Nullable Skip skip) {

}
