package io.github.llmrouter.simulator;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Embeddings as OpenAI and the servers of its form answer them.
 *
 * @param inputs the texts or lists of tokens to embed
 */
record OpenAiEmbeddings(List<JsonNode> inputs) {

	static OpenAiEmbeddings of(Call call) {
		JsonNode input = call.body().path("input");
		boolean several = input.isArray() && !input.path(0).isNumber();
		return new OpenAiEmbeddings(several ? input.valueStream().toList() : List.of(input));
	}

	/**
	 * Tokens of all inputs.
	 */
	int tokens() {
		return this.inputs.stream()
			.mapToInt((input) -> input.isArray() ? input.size() : TokenUsage.tokensOf(Json.text(input)))
			.sum();
	}

	ObjectNode list(Call call) {
		ObjectNode root = Json.object().put("object", "list");
		ArrayNode data = root.putArray("data");
		for (JsonNode input : this.inputs) {
			ObjectNode entry = data.addObject().put("object", "embedding").put("index", data.size() - 1);
			putVector(entry, call, input);
		}
		root.put("model", call.model());
		root.putObject("usage").put("prompt_tokens", tokens()).put("total_tokens", tokens());
		return root;
	}

	private static void putVector(ObjectNode entry, Call call, JsonNode input) {
		Integer asked = Json.integer(call.body().path("dimensions"));
		String text = input.isString() ? input.stringValue() : input.toString();
		float[] vector = EmbeddingVectors.of(call.model(), text,
				(asked != null && asked > 0) ? asked : Models.dimensions(call.model()));
		if (Json.text(call.body().path("encoding_format")).equals("base64")) {
			entry.put("embedding", EmbeddingVectors.base64(vector));
			return;
		}
		ArrayNode values = entry.putArray("embedding");
		for (float value : vector) {
			values.add(value);
		}
	}

}
