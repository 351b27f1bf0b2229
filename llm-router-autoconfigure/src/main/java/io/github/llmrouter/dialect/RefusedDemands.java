package io.github.llmrouter.dialect;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Demand;

/**
 * Recognises that a model cannot do what a request demands, so that another one is asked.
 * The words tell, as hardly any provider has a code for it; they are those of whole
 * sentences, for a user's own words are quoted in other errors.
 */
final class RefusedDemands {

	/** Most say 400 or 404; llama.cpp says 500, and a stream may say nothing. */
	private static final List<Integer> STATUSES = List.of(0, 400, 404, 422, 500, 501);

	private static final List<Row> ROWS = List.of(
			// Recorded from Groq, OpenAI, OpenRouter and OpenAI's deep research models.
			new Row(Demand.TOOLS, "`tool calling` is not supported with this model",
					"tools is not supported in this model", "no endpoints found that support tool use",
					"deep research models only support the"),
			// Reported for Ollama, Mistral and Gemini, vLLM and Bedrock.
			new Row(Demand.TOOLS, "does not support tools", "function calling is not enabled for",
					"tool use with function calling is unsupported", "tool choice requires --enable-auto-tool-choice",
					"this model doesn't support tool use"),
			// Recorded from llama.cpp and DeepSeek.
			new Row(Demand.IMAGES, "image input is not supported", "unknown variant `image_url`, expected `text`"),
			// Reported for OpenRouter, OpenAI, Mistral, Gemini and vLLM.
			new Row(Demand.IMAGES, "no endpoints found that support image input",
					"image_url is only supported by certain models", "image input is not enabled for",
					"image input modality is not enabled for", "at most 0 image(s) may be provided"),
			// Recorded from DeepSeek; reported for llama.cpp, OpenRouter, Gemini and
			// vLLM.
			new Row(Demand.AUDIO, "unknown variant `input_audio`, expected `text`", "audio input is not supported",
					"no endpoints found that support input audio", "no endpoints found that support audio input",
					"audio input modality is not enabled for", "at most 0 audio(s) may be provided"),
			new Row(Demand.DOCUMENTS, "unknown variant `file`, expected `text`",
					"no endpoints found that support file input"),
			// Reported for OpenAI and Gemini.
			new Row(Demand.JSON, "'response_format' of type 'json_object' is not supported with this model",
					"json mode is not enabled for"),
			// Reported for Groq and OpenAI.
			new Row(Demand.JSON_SCHEMA, "this model does not support response format `json_schema`",
					"'response_format' of type 'json_schema' is not supported with this model"));

	private RefusedDemands() {
	}

	/**
	 * Finds the demand that an error says cannot be met.
	 * @param facts the error
	 * @return the demand, null if this is another error
	 */
	static @Nullable Demand find(ErrorFacts facts) {
		if (!STATUSES.contains(facts.status())) {
			return null;
		}
		return ROWS.stream()
			.filter((row) -> row.isSaidIn(facts.searchable()))
			.findFirst()
			.map(Row::demand)
			.orElse(null);
	}

	/**
	 * A row.
	 *
	 * @param demand what cannot be met
	 * @param fragments pieces of the message, in lower case, of which one suffices
	 */
	private record Row(Demand demand, List<String> fragments) {

		Row(Demand demand, String... fragments) {
			this(demand, List.of(fragments));
		}

		boolean isSaidIn(String words) {
			return this.fragments.stream().anyMatch(words::contains);
		}
	}

}
