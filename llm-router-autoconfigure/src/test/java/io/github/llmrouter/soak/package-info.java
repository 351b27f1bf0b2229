/** All of the router under fire: many callers, failing providers, interrupts. */
@NullMarked
package io.github.llmrouter.soak;

import org.jspecify.annotations.NullMarked;
