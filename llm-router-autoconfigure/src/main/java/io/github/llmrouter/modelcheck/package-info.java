/**
 * Whether the models that are configured still exist at their providers, and for how
 * long. Asks only when it is asked to, and changes nothing of what health knows.
 */
@NullMarked
package io.github.llmrouter.modelcheck;

import org.jspecify.annotations.NullMarked;
