package io.github.llmrouter.health;

import java.time.Duration;
import java.util.List;

import io.github.llmrouter.Internal;
import io.github.llmrouter.RateLimit;
import io.github.llmrouter.Usage;

/**
 * A successful exchange, as far as it is remembered.
 *
 * @param rateLimits the limits that the reply announced
 * @param usage the tokens it took, unknown if the provider named none
 * @param latency how long the answer took; of a stream, how long it took to begin
 */
@Internal
public record Success(List<RateLimit> rateLimits, Usage usage, Duration latency) {

}
