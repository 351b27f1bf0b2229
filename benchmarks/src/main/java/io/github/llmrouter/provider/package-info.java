/**
 * What reads replies, in the package of what is measured.
 */
@NullMarked
package io.github.llmrouter.provider;

import org.jspecify.annotations.NullMarked;
