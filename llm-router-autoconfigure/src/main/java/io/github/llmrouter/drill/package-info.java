/**
 * Faults that calls meet on purpose, over real HTTP, where the provider simulator is on
 * the class path. Asks the router's configuration for a place between the router and its
 * providers; nothing knows of it.
 */
@NullMarked
package io.github.llmrouter.drill;

import org.jspecify.annotations.NullMarked;
