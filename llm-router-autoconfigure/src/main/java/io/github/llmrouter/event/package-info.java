/**
 * What the router tells: one event for each attempt, call and change of health.
 */
@NullMarked
package io.github.llmrouter.event;

import org.jspecify.annotations.NullMarked;
