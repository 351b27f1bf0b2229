/**
 * Limits that an application sets for itself: requests and tokens per minute, and calls
 * at once, per provider and per target.
 */
@NullMarked
package io.github.llmrouter.limit;

import org.jspecify.annotations.NullMarked;
