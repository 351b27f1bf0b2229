/**
 * Replays exchanges that were recorded against real providers. What is expected of each
 * is read from the recorded JSON here and shares no code with the wire formats.
 */
@NullMarked
package io.github.llmrouter.conformance;

import org.jspecify.annotations.NullMarked;
