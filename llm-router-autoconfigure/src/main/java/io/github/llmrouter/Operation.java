package io.github.llmrouter;

/** What a model is asked for. */
public enum Operation {

	/** An answer to a conversation, whole or streamed. */
	CHAT,

	/** Vectors for texts. */
	EMBEDDINGS

}
