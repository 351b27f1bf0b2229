package io.github.llmrouter.actuate;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration of the router's part of the application's health. Stands where Spring
 * Boot keeps those of all contributors.
 *
 * @param strict whether the application is DOWN instead of DEGRADED while a chain has no
 * target left
 */
@ConfigurationProperties("management.health.llmrouter")
record RouterHealthProperties(@DefaultValue("false") boolean strict) {

}
