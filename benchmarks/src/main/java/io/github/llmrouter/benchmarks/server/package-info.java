/**
 * Servers on loopback whose answers cost as little as possible.
 */
@NullMarked
package io.github.llmrouter.benchmarks.server;

import org.jspecify.annotations.NullMarked;
