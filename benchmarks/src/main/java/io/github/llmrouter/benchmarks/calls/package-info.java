/**
 * Plain calls: how long one takes, and how many there are in a second.
 */
@NullMarked
package io.github.llmrouter.benchmarks.calls;

import org.jspecify.annotations.NullMarked;
