/**
 * Tests of the simulator from outside, over real HTTP.
 */
@NullMarked
package io.github.llmrouter.simulator;

import org.jspecify.annotations.NullMarked;
