/**
 * Who is measured: each asks the same question over HTTP in its own way.
 */
@NullMarked
package io.github.llmrouter.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
