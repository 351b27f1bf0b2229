package io.github.llmrouter;

/** Who speaks in a {@link Message}. */
public enum Role {

	/** Instructions that stand above the conversation. */
	SYSTEM,

	/** The caller. */
	USER,

	/** The model. */
	ASSISTANT,

	/** The tools that the model asked for: {@link ToolResult}s. */
	TOOL

}
