package io.github.llmrouter.dialect;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.EmbeddingRequest.Purpose;

/**
 * OpenAI's embeddings, which OpenRouter and many servers have as well.
 *
 * @param call what is asked
 * @param format whose embeddings these are
 */
record OpenAiEmbeddings(EmbeddingCall call, ChatCompletions format) implements WireExchange {

	private static final String ENCODING = "encoding_format";

	/**
	 * What the vectors are for has no name of OpenAI's. Where a server has one, its
	 * options name it for both purposes: {@code input_type: {query: search_query,
	 * document: search_document}}.
	 */
	private static final String PURPOSE = "input_type";

	private static final Set<String> RESERVED = Set.of("model", "input");

	/**
	 * OpenAI's own, where bytes are a third of the size. Others are left to their usual
	 * form: several servers refuse every word for it.
	 */
	private static final ModelPattern BASE64 = new ModelPattern("text-embedding-(?:3-small|3-large|ada-002)");

	/** Voyage's and Mistral's API references. */
	private static final ModelPattern OUTPUT_DIMENSION = new ModelPattern("voyage-.*|(?:codestral|mistral)-embed.*");

	/** Perplexity's API reference: a byte for each number unless asked otherwise. */
	private static final ModelPattern BYTES = new ModelPattern("pplx-embed-.*");

	@Override
	public WireRequest request() {
		ObjectNode body = RequestBody.create();
		body.put("model", this.call.target().model());
		ArrayNode input = body.putArray("input");
		this.call.request().texts().forEach(input::add);
		if (this.call.request().dimensions() != null) {
			body.put(is(OUTPUT_DIMENSION) ? "output_dimension" : "dimensions", this.call.request().dimensions());
		}
		if (is(BASE64)) {
			body.put(ENCODING, "base64");
		}
		RequestBody.merge(body, options(), RESERVED);
		return new WireRequest("/embeddings", Map.of(), RequestBody.bytes(body), List.of());
	}

	private Map<String, Object> options() {
		Map<String, Object> options = new LinkedHashMap<>(this.call.target().options());
		options.remove(ResponsesModels.OPTION);
		if (options.get(PURPOSE) instanceof Map<?, ?> words) {
			options.remove(PURPOSE);
			if (word(words) instanceof String word) {
				options.put(PURPOSE, word);
			}
		}
		return options;
	}

	private @Nullable Object word(Map<?, ?> words) {
		Purpose purpose = this.call.request().purpose();
		return (purpose != null) ? words.get(purpose.name().toLowerCase(Locale.ROOT)) : null;
	}

	private boolean is(ModelPattern models) {
		return models.matches(this.call.target().model().toLowerCase(Locale.ROOT));
	}

	@Override
	public Decoded decode(WireReply reply, Instant now) {
		Received received = Received.of(reply, now);
		JsonNode root = received.root();
		if (!received.successful() || !root.path("data").isArray() || OpenAiReplies.isError(root.path("error"))) {
			return ErrorClassifier.classify(received, this.format.errorFacts(received), this.format.errorRules(),
					OpenAiUsage.of(root));
		}
		EmbeddingsReader reader = new EmbeddingsReader(received, this.call, OpenAiUsage.of(root),
				this.format.cost(root.path("usage")));
		List<JsonNode> entries = inOrder(root.path("data"));
		return (entries != null) ? reader.read(entries, bytes())
				: reader.malformed("The reply does not say which vector belongs to which text");
	}

	private boolean bytes() {
		Object told = this.call.target().options().get(ENCODING);
		return (told != null) ? told.toString().endsWith("int8") : is(BYTES);
	}

	/** Puts the vectors where their index says; null if two claim the same place. */
	private static @Nullable List<JsonNode> inOrder(JsonNode data) {
		JsonNode[] entries = new JsonNode[data.size()];
		Arrays.fill(entries, MissingNode.getInstance());
		for (int i = 0; i < entries.length; i++) {
			int index = data.get(i).path("index").asInt(i);
			if (index < 0 || index >= entries.length || !entries[index].isMissingNode()) {
				return null;
			}
			entries[index] = data.get(i);
		}
		return Arrays.stream(entries).map((entry) -> entry.path("embedding")).toList();
	}
}
