package io.github.llmrouter.dialect;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.EmbeddingRequest;
import io.github.llmrouter.EmbeddingRequest.Purpose;
import io.github.llmrouter.Usage;

/**
 * Google's batchEmbedContents, which takes a request of its own for each text. Options of
 * the target go into each of them. Vertex AI's older {@code :predict} is another format.
 *
 * @param call what is asked
 */
record GeminiEmbeddings(EmbeddingCall call) implements WireExchange {

	private static final Map<Purpose, String> TASKS = Map.of(Purpose.QUERY, "RETRIEVAL_QUERY", Purpose.DOCUMENT,
			"RETRIEVAL_DOCUMENT");

	private static final Set<String> RESERVED = Set.of("model", "content");

	@Override
	public WireRequest request() {
		ObjectNode body = RequestBody.create();
		ArrayNode requests = body.putArray("requests");
		this.call.request().texts().forEach((text) -> write(text, requests.addObject()));
		String path = "/v1beta/models/" + UriUtils.encode(model(), StandardCharsets.UTF_8) + ":batchEmbedContents";
		return new WireRequest(path, Map.of(), RequestBody.bytes(body), List.of());
	}

	private void write(String text, ObjectNode into) {
		EmbeddingRequest request = this.call.request();
		into.put("model", "models/" + model());
		into.putObject("content").putArray("parts").addObject().put("text", text);
		if (request.purpose() != null) {
			into.put("taskType", TASKS.get(request.purpose()));
		}
		if (request.dimensions() != null) {
			into.put("outputDimensionality", request.dimensions());
		}
		RequestBody.merge(into, this.call.target().options(), RESERVED);
	}

	private String model() {
		return GeminiModels.id(this.call.target().model());
	}

	@Override
	public Decoded decode(WireReply reply, Instant now) {
		Received received = Received.of(reply, now);
		JsonNode root = received.root();
		Usage usage = GeminiReplies.usage(root);
		if (!received.successful() || !root.path("embeddings").isArray() || root.path("error").isObject()) {
			return ErrorClassifier.classify(received, GeminiErrors.facts(received), GeminiErrors.RULES, usage);
		}
		List<JsonNode> entries = root.path("embeddings").valueStream().map((entry) -> entry.path("values")).toList();
		return new EmbeddingsReader(received, this.call, usage, null).read(entries, false);
	}
}
