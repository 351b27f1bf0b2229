/**
 * The call log: a row for each call, attempt and skip, written in batches and read
 * through a small API.
 */
@NullMarked
package io.github.llmrouter.calllog;

import org.jspecify.annotations.NullMarked;
