package io.github.llmrouter.autoconfigure;

import io.github.llmrouter.event.RouterListener;

/**
 * Leads to every listener. Not itself a bean of their type: it would be told of its own
 * events.
 *
 * @param listener tells all the others
 */
record RouterEvents(RouterListener listener) {

}
