/**
 * A large configuration: how long it takes to choose among many targets, and whether
 * memory stays flat. Beside it the parts of a call that are run for every call.
 */
@NullMarked
package io.github.llmrouter.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
