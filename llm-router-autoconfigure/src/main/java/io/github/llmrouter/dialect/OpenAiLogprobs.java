package io.github.llmrouter.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.TokenLogprob;

/**
 * Reads how likely the tokens of an answer were: OpenAI's list of objects, or the lists
 * side by side of the older completions, which some upstreams of OpenRouter send. Those
 * of refusals and of reasoning are left out.
 */
final class OpenAiLogprobs {

	private OpenAiLogprobs() {
	}

	/**
	 * Reads the tokens.
	 * @param logprobs the field of a choice
	 * @return the tokens in order, empty if there are none
	 */
	static List<TokenLogprob> read(JsonNode logprobs) {
		return logprobs.path("tokens").isArray() ? older(logprobs) : tokens(logprobs.path("content"));
	}

	/**
	 * Adds those of a chunk to those of its answer.
	 * @param choice the choice so far
	 * @param logprobs the field of the chunk's choice
	 */
	static void merge(ObjectNode choice, JsonNode logprobs) {
		logprobs.properties().forEach((field) -> {
			if (field.getValue() instanceof ArrayNode more && !more.isEmpty()) {
				choice.withObjectProperty("logprobs").withArrayProperty(field.getKey()).addAll(more);
			}
		});
	}

	/**
	 * Reads OpenAI's list of objects, as Responses has it in each text.
	 * @param content the list
	 * @return the tokens in order, empty if there are none
	 */
	static List<TokenLogprob> tokens(JsonNode content) {
		List<TokenLogprob> tokens = new ArrayList<>();
		for (JsonNode token : content) {
			add(token.path("token"), token.path("logprob"), tokens(token.path("top_logprobs")), tokens);
		}
		return tokens;
	}

	private static List<TokenLogprob> older(JsonNode logprobs) {
		List<TokenLogprob> tokens = new ArrayList<>();
		JsonNode values = logprobs.path("token_logprobs");
		for (int i = 0; i < values.size(); i++) {
			add(logprobs.path("tokens").path(i), values.path(i), alternatives(logprobs.path("top_logprobs").path(i)),
					tokens);
		}
		return tokens;
	}

	/** A whole number may be larger than any other that Java knows. */
	private static void add(JsonNode token, JsonNode logprob, List<TokenLogprob> alternatives,
			List<TokenLogprob> tokens) {
		OptionalDouble value = logprob.doubleValueOpt();
		if (token.isString() && value.isPresent()) {
			tokens.add(new TokenLogprob(token.stringValue(), value.getAsDouble(), alternatives));
		}
	}

	private static List<TokenLogprob> alternatives(JsonNode byToken) {
		List<TokenLogprob> alternatives = new ArrayList<>();
		byToken.properties().forEach((entry) -> {
			OptionalDouble value = entry.getValue().doubleValueOpt();
			value.ifPresent((logprob) -> alternatives.add(new TokenLogprob(entry.getKey(), logprob, List.of())));
		});
		return alternatives;
	}

}
