/**
 * The console: one live page over health, limits, calls and cost.
 */
@NullMarked
package io.github.llmrouter.console;

import org.jspecify.annotations.NullMarked;
