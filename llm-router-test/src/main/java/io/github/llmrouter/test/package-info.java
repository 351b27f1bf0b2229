/**
 * For tests of applications that use the router: scripted providers on loopback in place
 * of the configured ones, time that passes when the test says so, and assertions on what
 * was tried.
 */
@NullMarked
package io.github.llmrouter.test;

import org.jspecify.annotations.NullMarked;
