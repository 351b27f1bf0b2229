/**
 * How long a web application takes to start, without the starter and with it. Every start
 * is a JVM of its own.
 */
@NullMarked
package io.github.llmrouter.benchmarks.start;

import org.jspecify.annotations.NullMarked;
