package io.github.llmrouter.simulator;

/**
 * What a request asks for.
 */
enum Operation {

	/**
	 * One complete answer.
	 */
	CHAT,

	/**
	 * An answer as a stream of events.
	 */
	STREAM,

	/**
	 * Vectors for texts.
	 */
	EMBEDDINGS,

	/**
	 * The list of models.
	 */
	MODELS,

	/**
	 * A path or method that the provider does not have.
	 */
	UNKNOWN

}
