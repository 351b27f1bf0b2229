/**
 * Measures the router beside its peers in one run and writes what came out.
 */
@NullMarked
package io.github.llmrouter.benchmarks;

import org.jspecify.annotations.NullMarked;
