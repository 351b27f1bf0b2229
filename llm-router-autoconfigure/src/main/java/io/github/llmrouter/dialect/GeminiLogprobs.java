package io.github.llmrouter.dialect;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

import io.github.llmrouter.TokenLogprob;

/** Reads how likely the tokens of an answer were. */
final class GeminiLogprobs {

	private GeminiLogprobs() {
	}

	/**
	 * Reads a {@code logprobsResult}.
	 * @param result the chosen tokens, and the likeliest ones at the same places
	 * @return a value for each chosen token
	 */
	static List<TokenLogprob> read(JsonNode result) {
		List<TokenLogprob> logprobs = new ArrayList<>();
		JsonNode chosen = result.path("chosenCandidates");
		for (int place = 0; place < chosen.size(); place++) {
			JsonNode likeliest = result.path("topCandidates").path(place).path("candidates");
			logprobs
				.add(read(chosen.path(place), likeliest.valueStream().map((token) -> read(token, List.of())).toList()));
		}
		return logprobs;
	}

	private static TokenLogprob read(JsonNode token, List<TokenLogprob> alternatives) {
		return new TokenLogprob(token.path("token").stringValue(""), token.path("logProbability").doubleValue(0),
				alternatives);
	}

}
