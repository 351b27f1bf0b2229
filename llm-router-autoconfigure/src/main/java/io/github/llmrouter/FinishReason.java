package io.github.llmrouter;

/**
 * Why a model stopped, in one vocabulary for every provider. The provider's own word is
 * kept in {@link ChatResponse#rawFinishReason()}.
 */
public enum FinishReason {

	/** The answer is complete, or a stop sequence was reached. */
	STOP,

	/** The limit of output tokens was reached: the text may end in mid-sentence. */
	LENGTH,

	/** The model asks for tools to be called. */
	TOOL_CALLS,

	/** The provider's filter withheld or cut the answer. */
	CONTENT_FILTER,

	/** The model declined to answer. */
	REFUSAL,

	/** Prompt and answer together filled the model's context window. */
	CONTEXT_OVERFLOW,

	/** The provider paused a long turn; sending it again continues it. */
	PAUSED,

	/** The provider reports that generation failed. */
	ERROR,

	/** A reason that this version does not know, or none was given. */
	OTHER

}
