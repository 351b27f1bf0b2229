package io.github.llmrouter.conformance;

import java.util.Map;

/**
 * What does not fit, each with the reason. An exchange that is named here and comes out
 * right fails the test, so that the list stays true.
 */
final class NamedExceptions {

	/** Why an exchange may come out wrong, by its id. */
	static final Map<String, String> REASONS = Map.of(
			"anthropic/vercel/ai/anthropic/anthropic-programmatic-tool-calling.1#0",
			"several turns joined by hand: it ends with end_turn but holds tool calls that are answered in it",
			"openai/vercel/ai/responses/openai-shell-container.1.chunks#0",
			"put together by hand: its deltas are of another reply than the one that its end repeats",
			"openrouter/neilberkman/req_llm/openrouter/minimax_minimax_m1/object_streaming#0",
			"an end without a word and without a finish reason: a broken stream for the router, "
					+ "so that the next target is asked, and not an answer with nothing in it");

	private NamedExceptions() {
	}

}
