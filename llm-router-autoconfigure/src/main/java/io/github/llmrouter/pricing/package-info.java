/**
 * What a call costs, and the facts about models that a request needs.
 */
@NullMarked
package io.github.llmrouter.pricing;

import org.jspecify.annotations.NullMarked;
