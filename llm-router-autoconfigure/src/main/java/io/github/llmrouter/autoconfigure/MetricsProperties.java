package io.github.llmrouter.autoconfigure;

import org.springframework.boot.context.properties.bind.DefaultValue;

import io.github.llmrouter.Internal;

/**
 * Configuration of the meters.
 *
 * @param enabled whether meters are recorded, where Micrometer is on the class path
 */
@Internal
public record MetricsProperties(@DefaultValue("true") boolean enabled) {

}
