/**
 * JSON Schemas of Java types, and answers checked against them. The libraries that do
 * this are optional and touched by {@code SchemaGeneration} and {@code SchemaCheck} only.
 */
@NullMarked
package io.github.llmrouter.schema;

import org.jspecify.annotations.NullMarked;
