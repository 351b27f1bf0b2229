@NullMarked
package io.github.llmrouter.test;

import org.jspecify.annotations.NullMarked;
