package io.github.llmrouter.conformance;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A stream put together to the reply that would have said the same at once.
 *
 * @param body that reply
 * @param ended whether the stream came to its end
 * @param error the error that broke it, as a body that holds one; null if none did
 */
record Assembled(JsonNode body, boolean ended, @Nullable JsonNode error) {

}
