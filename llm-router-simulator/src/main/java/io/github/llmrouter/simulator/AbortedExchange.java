package io.github.llmrouter.simulator;

/**
 * A client that left before its request was answered in full.
 *
 * @param connection the number of the connection, counted from 1 in the order of arrival;
 * the same number as in {@link RecordedRequest#connection()}
 * @param nanoTime when the simulator saw the end, on the scale of
 * {@link System#nanoTime()}
 */
public record AbortedExchange(long connection, long nanoTime) {

}
