package io.github.llmrouter.conformance;

/** What is compared about an answer. */
enum Aspect {

	TEXT, REASONING, REFUSAL,

	/** The calls with their arguments. */
	TOOL_CALLS,

	/** No more than how many calls there are. */
	TOOL_CALL_COUNT,

	OPAQUE_REASONING, LOGPROBS, FINISH_REASON, MODEL, TOKENS, COST,

	/** What the parts of a stream add up to. */
	DELTAS

}
