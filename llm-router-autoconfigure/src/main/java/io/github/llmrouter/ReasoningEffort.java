package io.github.llmrouter;

/**
 * How much a model shall reason before it answers. Each model knows only some of these;
 * what it does not know becomes its nearest one.
 */
public enum ReasoningEffort {

	/** Not at all, where the model can do without. */
	NONE,

	/** As little as possible. */
	MINIMAL,

	/** Little. */
	LOW,

	/** Some. */
	MEDIUM,

	/** Much. */
	HIGH,

	/** Very much. */
	XHIGH,

	/** As much as the model can. */
	MAX

}
