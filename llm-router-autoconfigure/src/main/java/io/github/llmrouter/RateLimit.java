package io.github.llmrouter;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a provider said about one of its limits in the headers of a reply.
 *
 * @param name what is counted, such as {@code requests} or {@code input-tokens}
 * @param limit the whole allowance, null if it was not named
 * @param remaining what is left of it, null if it was not named
 * @param resetAt when it is whole again, null if it was not named
 */
public record RateLimit(String name, @Nullable Long limit, @Nullable Long remaining, @Nullable Instant resetAt) {

}
