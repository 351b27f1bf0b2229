/**
 * Where the time of a call goes.
 */
@NullMarked
package io.github.llmrouter.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
