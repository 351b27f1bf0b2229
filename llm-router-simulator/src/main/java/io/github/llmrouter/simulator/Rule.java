package io.github.llmrouter.simulator;

/**
 * One row of a provider's table: what it refuses and how.
 *
 * @param source where the fact stands: the provider's documentation or SDK
 * @param always whether the rule holds for a lenient simulator as well
 * @param check what is looked for
 * @param refusal what the provider answers
 */
record Rule(String source, boolean always, Check check, Refusal refusal) {

	static Rule always(String source, Check check, Refusal refusal) {
		return new Rule(source, true, check, refusal);
	}

	static Rule strict(String source, Check check, Refusal refusal) {
		return new Rule(source, false, check, refusal);
	}

}
