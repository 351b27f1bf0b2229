/**
 * One file per wire format: pure functions that encode a request and decode a reply. No
 * I/O, no clock.
 */
@NullMarked
package io.github.llmrouter.dialect;

import org.jspecify.annotations.NullMarked;
