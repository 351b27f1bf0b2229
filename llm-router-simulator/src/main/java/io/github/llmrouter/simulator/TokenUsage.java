package io.github.llmrouter.simulator;

/**
 * Token counts of one answer. The prompt total includes cached tokens, the completion
 * total includes reasoning.
 */
record TokenUsage(int prompt, int completion, int cacheRead, int cacheWrite, int reasoning) {

	static final int CHARACTERS_PER_TOKEN = 4;

	static int tokensOf(String text) {
		return (text.length() + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
	}

	int total() {
		return this.prompt + this.completion;
	}

}
