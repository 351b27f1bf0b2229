package io.github.llmrouter.dialect;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;

/**
 * What a streamed reply amounts to.
 *
 * @param answer what has arrived, with the same fields as the answer of a plain call;
 * empty if nothing has
 * @param error what the provider reported within the stream, null if nothing
 * @param complete whether the reply said that it is at its end: by a finish reason or the
 * wire format's terminator
 */
@Internal
public record StreamResult(Answer answer, @Nullable ProviderError error, boolean complete) {

}
