/**
 * Wire formats: pure functions that encode a request and decode a reply. No I/O, no
 * clock. What differs between models, providers and versions stands in tables.
 */
@NullMarked
package io.github.llmrouter.dialect;

import org.jspecify.annotations.NullMarked;
