package io.github.llmrouter.simulator;

/**
 * Decides what happens to a request. Called by many threads at once.
 */
@FunctionalInterface
interface HttpHandler {

	Outcome handle(HttpRequest request, long connection);

}
