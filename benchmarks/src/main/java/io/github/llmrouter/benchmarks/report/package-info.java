/**
 * What was measured, and the page and plots made of it.
 */
@NullMarked
package io.github.llmrouter.benchmarks.report;

import org.jspecify.annotations.NullMarked;
