/**
 * What Spring Boot's Actuator shows of the router: an endpoint for reading and operating,
 * and its part of the application's health.
 */
@NullMarked
package io.github.llmrouter.actuate;

import org.jspecify.annotations.NullMarked;
