package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the Gemini API refuses about embeddings.
 */
final class GeminiEmbeddingRules {

	private static final int MOST_REQUESTS = 100;

	private static final Set<String> FIELDS = Set.of("model", "content", "taskType", "title", "outputDimensionality",
			"embedContentConfig");

	static final List<Rule> ALL = List.of(
			Rule.strict("5.2 not found", Check.when(Check.model(Models.GEMINI_EMBEDDINGS).negate()),
					Refusal.of(404, "NOT_FOUND",
							"models/{model} is not found for API version v1beta, or is not supported for "
									+ "embedContent. Call ModelService.ListModels to see the list of available models "
									+ "and their supported methods.")),
			Rule.strict("2.5 unknown parameters",
					GeminiErrors.unknownField("", Set.of("requests")).onlyIf(GeminiEmbeddings::isBatch),
					GeminiErrors.unknownName()),
			Rule.strict("2.5 unknown parameters",
					GeminiErrors.unknownField("", FIELDS).onlyIf((call) -> !GeminiEmbeddings.isBatch(call)),
					GeminiErrors.unknownName()),
			Rule.strict("2.5 unknown parameters", GeminiErrors.unknownField("requests[*]", FIELDS),
					GeminiErrors.unknownNameInside()),
			Rule.strict("1 embeddings", Check.emptyList("requests").onlyIf(GeminiEmbeddings::isBatch),
					GeminiErrors.refused("* BatchEmbedContentsRequest.requests: at least one request is required\n")),
			Rule.strict("1 embeddings", Check.longer("requests", MOST_REQUESTS),
					GeminiErrors.refused(
							"* BatchEmbedContentsRequest.requests: at most 100 requests can be in one " + "batch\n")),
			Rule.strict("1 embeddings", Check.first("requests[*]", (request) -> lacksModel(request)),
					GeminiErrors.refused("* BatchEmbedContentsRequest.{snake}: unexpected model name format\n")),
			Rule.strict("1 embeddings", GeminiEmbeddingRules::otherModel,
					GeminiErrors.refused("* BatchEmbedContentsRequest.{snake}: {} is not the model of the batch\n")),
			Rule.strict("1 embeddings", GeminiEmbeddingRules::nothing,
					GeminiErrors.refused("* EmbedContentRequest.content: contains an empty Part.\n")),
			Rule.strict("1 embeddings", GeminiEmbeddingRules::wrongDimensions,
					GeminiErrors.refused("* EmbedContentRequest.output_dimensionality: {} is not between 1 and the "
							+ "dimensions of the model\n")));

	private GeminiEmbeddingRules() {
	}

	private static @Nullable Finding lacksModel(Place request) {
		Place model = request.child("model");
		return Json.text(model.node()).startsWith("models/") ? null : model.found();
	}

	private static @Nullable Finding otherModel(Call call) {
		return Check.otherThan("requests[*].model", "models/" + call.model()).find(call);
	}

	private static @Nullable Finding nothing(Call call) {
		return Check.first(GeminiEmbeddings.isBatch(call) ? "requests[*]" : "", (request) -> {
			Place parts = request.child("content").child("parts");
			boolean blank = parts.elements()
				.anyMatch(
						(part) -> part.node().isEmpty() || part.child("text").exists() && part.text("text").isEmpty());
			return (parts.node().isEmpty() || blank) ? parts.found() : null;
		}).find(call);
	}

	private static @Nullable Finding wrongDimensions(Call call) {
		return Check
			.outside((GeminiEmbeddings.isBatch(call) ? "requests[*]." : "") + "outputDimensionality", 1,
					Models.dimensions(call.model()))
			.find(call);
	}

}
