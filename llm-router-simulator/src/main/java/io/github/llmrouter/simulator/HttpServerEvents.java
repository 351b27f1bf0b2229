package io.github.llmrouter.simulator;

/**
 * What a connection tells its server.
 */
interface HttpServerEvents {

	/**
	 * The client left before its request was answered in full.
	 */
	void aborted(AbortedExchange exchange);

	/**
	 * The client sent more before its request was answered in full.
	 */
	void usedEarly();

	/**
	 * The connection has ended.
	 */
	void closed(HttpConnection connection);

}
