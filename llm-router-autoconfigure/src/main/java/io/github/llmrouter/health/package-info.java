/**
 * What is remembered between calls: cool-downs, consecutive failures and announced
 * limits.
 */
@NullMarked
package io.github.llmrouter.health;

import org.jspecify.annotations.NullMarked;
