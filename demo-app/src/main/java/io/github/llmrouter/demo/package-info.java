/**
 * An application that uses the starter as a user would; it needs no key, because every
 * provider without one is simulated.
 */
@NullMarked
package io.github.llmrouter.demo;

import org.jspecify.annotations.NullMarked;
