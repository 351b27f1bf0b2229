package io.github.llmrouter.simulator;

/**
 * What a model does with its reasoning.
 */
enum Reasoning {

	/**
	 * The model does not reason.
	 */
	NONE,

	/**
	 * The model reasons, which counts, and keeps it to itself.
	 */
	HIDDEN,

	/**
	 * The model reasons and shows it.
	 */
	SHOWN;

	static Reasoning of(boolean wanted, boolean shown) {
		if (!wanted) {
			return NONE;
		}
		return shown ? SHOWN : HIDDEN;
	}

}
