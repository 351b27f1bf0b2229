/**
 * Streams: the time to the first piece, the cost of each, and thousands at once.
 */
@NullMarked
package io.github.llmrouter.benchmarks.streams;

import org.jspecify.annotations.NullMarked;
