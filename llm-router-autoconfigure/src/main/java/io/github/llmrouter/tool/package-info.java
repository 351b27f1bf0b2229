/**
 * Tools from records and annotated methods, and a bounded loop that calls them.
 */
@NullMarked
package io.github.llmrouter.tool;

import org.jspecify.annotations.NullMarked;
