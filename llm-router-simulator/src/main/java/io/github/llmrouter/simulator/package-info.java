/**
 * A simulator of language model providers on real HTTP. It speaks their wire formats,
 * refuses what they refuse and fails the way they fail, on demand.
 */
@NullMarked
package io.github.llmrouter.simulator;

import org.jspecify.annotations.NullMarked;
