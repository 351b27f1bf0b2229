package io.github.llmrouter.routing;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.dialect.Answer;

/**
 * An answer that can be used.
 *
 * @param answer the answer
 * @param entity the answer as an object of the type that was asked for, null if none was
 */
record Judged(Answer answer, @Nullable Object entity) {

}
