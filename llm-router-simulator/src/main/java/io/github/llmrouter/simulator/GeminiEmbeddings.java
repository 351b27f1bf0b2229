package io.github.llmrouter.simulator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Embeddings as the Gemini API answers them.
 */
final class GeminiEmbeddings {

	/** The method for one text. */
	static final String ONE = "embedContent";

	/** The method for several texts. */
	static final String BATCH = "batchEmbedContents";

	private GeminiEmbeddings() {
	}

	static boolean isBatch(Call call) {
		return call.http().path().endsWith(":" + BATCH);
	}

	/**
	 * The body. Only newer models tell tokens, and only for batches.
	 */
	static ObjectNode reply(Call call) {
		ObjectNode root = Json.object();
		if (!isBatch(call)) {
			root.putObject("embedding").set("values", vector(call, new Place("", call.body())));
			return root;
		}
		ArrayNode embeddings = root.putArray("embeddings");
		int tokens = 0;
		for (Place request : Place.all(call.body(), "requests[*]").toList()) {
			embeddings.addObject().set("values", vector(call, request));
			tokens += TokenUsage.tokensOf(text(request));
		}
		if (Models.GEMINI_COUNTED_EMBEDDINGS.matcher(call.model()).matches()) {
			ObjectNode usage = root.putObject("usageMetadata").put("promptTokenCount", tokens);
			usage.putArray("promptTokenDetails").addObject().put("modality", "TEXT").put("tokenCount", tokens);
		}
		return root;
	}

	private static JsonNode vector(Call call, Place request) {
		Integer asked = Json.integer(request.child("outputDimensionality").node());
		int dimensions = (asked != null && asked > 0) ? asked : Models.dimensions(call.model());
		ArrayNode values = Json.object().putArray("values");
		for (float value : EmbeddingVectors.of(call.model(), text(request), dimensions)) {
			values.add(value);
		}
		return values;
	}

	/**
	 * The text, or what else there is to embed.
	 */
	private static String text(Place request) {
		JsonNode parts = request.child("content").child("parts").node();
		String text = Texts.of(parts);
		return text.isEmpty() ? parts.toString() : text;
	}

}
