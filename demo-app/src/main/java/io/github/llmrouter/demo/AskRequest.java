package io.github.llmrouter.demo;

import org.jspecify.annotations.Nullable;

/**
 * A question to a chain.
 *
 * @param chain a chain, or {@code provider/model}
 * @param prompt the question
 */
record AskRequest(@Nullable String chain, @Nullable String prompt) {

}
