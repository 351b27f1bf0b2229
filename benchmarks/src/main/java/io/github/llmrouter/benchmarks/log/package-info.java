/**
 * What the call log costs the calls that it takes.
 */
@NullMarked
package io.github.llmrouter.benchmarks.log;

import org.jspecify.annotations.NullMarked;
