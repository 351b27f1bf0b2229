/** What stands in the documentation. */
@NullMarked
package io.github.llmrouter.test.example;

import org.jspecify.annotations.NullMarked;
