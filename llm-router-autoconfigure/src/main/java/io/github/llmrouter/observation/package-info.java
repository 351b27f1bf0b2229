/**
 * What tracing sees of a call and its attempts, under the names of OpenTelemetry's
 * conventions for generative AI where these have one.
 */
@NullMarked
package io.github.llmrouter.observation;

import org.jspecify.annotations.NullMarked;
