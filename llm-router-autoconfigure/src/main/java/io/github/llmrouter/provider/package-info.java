/**
 * An account at a provider, and the one HTTP exchange that every call goes through.
 */
@NullMarked
package io.github.llmrouter.provider;

import org.jspecify.annotations.NullMarked;
