package io.github.llmrouter.conformance;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.FailureKind;

/** Reads vectors of OpenAI's shape, of Gemini's and of Vertex AI's older one. */
final class EmbeddingsReading {

	/** As many as tell vectors apart. */
	private static final int FIRST = 3;

	private EmbeddingsReading() {
	}

	static Expected read(JsonNode body, boolean bytes) {
		List<List<Float>> vectors = new ArrayList<>();
		if (body.path("data").isArray()) {
			body.path("data")
				.valueStream()
				.sorted(Comparator.comparingInt((entry) -> entry.path("index").asInt(0)))
				.forEach((entry) -> vectors.add(numbers(entry.path("embedding"), bytes)));
		}
		body.path("embeddings").forEach((entry) -> vectors.add(numbers(entry.path("values"), bytes)));
		body.path("predictions").forEach((entry) -> vectors.add(numbers(entry.at("/embeddings/values"), bytes)));
		if (vectors.isEmpty()) {
			return new Expected.AnError(FailureKind.MALFORMED_REPLY, null);
		}
		return new Expected.Vectors(dimensions(vectors),
				vectors.stream().map((vector) -> vector.subList(0, Math.min(FIRST, vector.size()))).toList(),
				Readings.text(body, "/model"), tokens(body));
	}

	/** Vectors of several lengths are reported as having none. */
	private static int dimensions(List<List<Float>> vectors) {
		return (vectors.stream().map(List::size).distinct().count() == 1) ? vectors.get(0).size() : 0;
	}

	private static List<Float> numbers(JsonNode vector, boolean bytes) {
		if (!vector.isString()) {
			return vector.valueStream().map(JsonNode::floatValue).toList();
		}
		ByteBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(vector.stringValue()))
			.order(ByteOrder.LITTLE_ENDIAN);
		List<Float> numbers = new ArrayList<>();
		while (buffer.hasRemaining()) {
			numbers.add(bytes ? buffer.get() : buffer.getFloat());
		}
		return numbers;
	}

	private static @Nullable Long tokens(JsonNode body) {
		for (String place : List.of("/usage/prompt_tokens", "/usage/total_tokens", "/usageMetadata/promptTokenCount")) {
			if (body.at(place).isNumber()) {
				return body.at(place).longValue();
			}
		}
		return null;
	}

}
