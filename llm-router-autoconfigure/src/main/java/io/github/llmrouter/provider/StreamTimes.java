package io.github.llmrouter.provider;

import java.time.Duration;

import io.github.llmrouter.Internal;

/**
 * How long a streamed exchange may take.
 *
 * @param firstToken from the request to the first piece of the answer; comments and pings
 * do not count
 * @param idle between any two signs of life afterwards, and between two requests of the
 * reader for a piece
 * @param total in all
 */
@Internal
public record StreamTimes(Duration firstToken, Duration idle, Duration total) {

}
