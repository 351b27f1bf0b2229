/**
 * The decision: which targets, in which order, and what follows a failure.
 */
@NullMarked
package io.github.llmrouter.routing;

import org.jspecify.annotations.NullMarked;
