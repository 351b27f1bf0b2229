/**
 * An application that is processed ahead of time.
 */
package io.github.llmrouter.hosts.aot;
