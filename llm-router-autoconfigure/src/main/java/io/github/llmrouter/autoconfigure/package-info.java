/**
 * Configuration properties, their validation, and the beans.
 */
@NullMarked
package io.github.llmrouter.autoconfigure;

import org.jspecify.annotations.NullMarked;
