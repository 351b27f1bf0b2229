/**
 * Meters of calls, attempts and health. Listens and reads only; whatever is a tag comes
 * from the configuration or from a fixed set.
 */
@NullMarked
package io.github.llmrouter.metrics;

import org.jspecify.annotations.NullMarked;
