package io.github.llmrouter;

/**
 * Something that a request demands and that not every model can do. A target that is
 * known not to meet it is passed over; it is never left out of what is sent.
 */
public enum Demand {

	/** Calls tools, or understands a conversation that holds tool calls. */
	TOOLS,

	/** Answers with JSON and nothing else. */
	JSON,

	/** Holds its answer to a JSON Schema. */
	JSON_SCHEMA,

	/** Sees images. */
	IMAGES,

	/** Reads documents. */
	DOCUMENTS,

	/** Hears audio. */
	AUDIO,

	/** Reasons before it answers. */
	REASONING

}
