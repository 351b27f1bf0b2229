package io.github.llmrouter.dialect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.Parameter;

/**
 * Writes requests to Responses. Nothing is stored at the provider: the conversation comes
 * along each time, with the reasoning in encrypted form.
 */
final class ResponsesRequests {

	private static final String SUMMARY = "reasoning.summary";

	/**
	 * The names of what has the same form here as in chat completions, and a handle for
	 * the rest.
	 */
	private static final ParameterTable PARAMETERS = new ParameterTable(OpenAiDialect.NAME, Map.ofEntries(
			Map.entry(Parameter.MAX_TOKENS, "max_output_tokens"), Map.entry(Parameter.TEMPERATURE, "temperature"),
			Map.entry(Parameter.TOP_P, "top_p"), Map.entry(Parameter.REASONING_EFFORT, ReasoningEfforts.FIELD),
			Map.entry(Parameter.SHOW_REASONING, SUMMARY),
			Map.entry(Parameter.PARALLEL_TOOL_CALLS, "parallel_tool_calls"), Map.entry(Parameter.LOGPROBS, "logprobs"),
			Map.entry(Parameter.TOP_LOGPROBS, "top_logprobs"), Map.entry(Parameter.VERBOSITY, "verbosity"),
			Map.entry(Parameter.METADATA, "metadata"), Map.entry(Parameter.USER_ID, "safety_identifier"),
			Map.entry(Parameter.SERVICE_TIER, "service_tier"),
			Map.entry(Parameter.PROMPT_CACHE_KEY, "prompt_cache_key")), Map.of());

	/** Responses refuses a lower limit. */
	private static final int LOWEST_LIMIT = 16;

	private static final Set<String> RESERVED = Set.of("model", "input", "stream", ResponsesModels.OPTION);

	private ResponsesRequests() {
	}

	static WireRequest encode(ChatCall call) {
		ParameterTable.Selection parameters = PARAMETERS.select(call);
		Map<String, Object> fields = new LinkedHashMap<>(parameters.fields());
		ObjectNode body = RequestBody.create();
		body.put("model", call.target().model());
		ResponsesInput.write(body, call, OpenAiFormat.instruction(call));
		body.put("store", false);
		putLimit(body, fields);
		putIncluded(call, body, fields);
		putReasoning(call, body, fields);
		ResponsesTools.put(call, body, fields);
		ResponsesFormat.put(call, body, fields.remove("verbosity"));
		RequestBody.put(body, fields);
		if (call.extras().streamed()) {
			body.put("stream", true);
		}
		RequestBody.merge(body, ResponsesOptions.of(call.options()), RESERVED);
		return new WireRequest("/responses", Map.of(), RequestBody.bytes(body), parameters.dropped());
	}

	/** The table of models knows the limit by the name that chat completions has. */
	private static void putLimit(ObjectNode body, Map<String, Object> fields) {
		for (String name : new String[] { "max_output_tokens", "max_completion_tokens" }) {
			if (fields.remove(name) instanceof Integer limit) {
				body.put("max_output_tokens", Math.max(LOWEST_LIMIT, limit));
			}
		}
	}

	private static void putIncluded(ChatCall call, ObjectNode body, Map<String, Object> fields) {
		ArrayNode included = Json.MAPPER.createArrayNode();
		if (ResponsesModels.encryptsReasoning(call.target().model())) {
			included.add("reasoning.encrypted_content");
		}
		boolean logprobs = Boolean.TRUE.equals(fields.remove("logprobs"));
		if (logprobs || fields.containsKey("top_logprobs")) {
			included.add("message.output_text.logprobs");
		}
		if (!included.isEmpty()) {
			body.set("include", included);
		}
	}

	private static void putReasoning(ChatCall call, ObjectNode body, Map<String, Object> fields) {
		Object wanted = fields.remove(ReasoningEfforts.FIELD);
		String effort = (wanted != null) ? ReasoningEfforts.of(OpenAiDialect.NAME, call) : null;
		boolean shown = Boolean.TRUE.equals(fields.remove(SUMMARY));
		if (effort != null) {
			body.withObject("/reasoning").put("effort", effort);
		}
		if (shown) {
			body.withObject("/reasoning").put("summary", "auto");
		}
	}

}
