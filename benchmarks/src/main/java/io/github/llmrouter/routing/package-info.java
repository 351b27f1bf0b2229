/**
 * What chooses targets, in the package of what is measured.
 */
@NullMarked
package io.github.llmrouter.routing;

import org.jspecify.annotations.NullMarked;
