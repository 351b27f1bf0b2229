/**
 * The vocabulary of the router: what a caller writes, what comes back and what can go
 * wrong. Nothing here knows HTTP, Spring or a provider.
 */
@NullMarked
package io.github.llmrouter;

import org.jspecify.annotations.NullMarked;
