/**
 * Streams for applications that work with Reactor. The rest of the router does not know
 * this package.
 */
@NullMarked
package io.github.llmrouter.reactive;

import org.jspecify.annotations.NullMarked;
