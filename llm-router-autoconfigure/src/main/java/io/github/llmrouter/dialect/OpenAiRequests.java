package io.github.llmrouter.dialect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.Parameter;

/**
 * Writes chat completions. Instructions keep their place and the role {@code system}:
 * OpenAI itself takes it for {@code developer} where a model wants that, and compatible
 * servers know no other.
 */
final class OpenAiRequests {

	/** What everyone who speaks chat completions calls the parameters. */
	static final Map<Parameter, String> NAMES = Map.ofEntries(Map.entry(Parameter.MAX_TOKENS, "max_tokens"),
			Map.entry(Parameter.TEMPERATURE, "temperature"), Map.entry(Parameter.TOP_P, "top_p"),
			Map.entry(Parameter.FREQUENCY_PENALTY, "frequency_penalty"),
			Map.entry(Parameter.PRESENCE_PENALTY, "presence_penalty"), Map.entry(Parameter.SEED, "seed"),
			Map.entry(Parameter.STOP, "stop"), Map.entry(Parameter.REASONING_EFFORT, ReasoningEfforts.FIELD),
			Map.entry(Parameter.PARALLEL_TOOL_CALLS, "parallel_tool_calls"), Map.entry(Parameter.LOGPROBS, "logprobs"),
			Map.entry(Parameter.TOP_LOGPROBS, "top_logprobs"), Map.entry(Parameter.VERBOSITY, "verbosity"),
			Map.entry(Parameter.METADATA, "metadata"), Map.entry(Parameter.USER_ID, "user"),
			Map.entry(Parameter.SERVICE_TIER, "service_tier"),
			Map.entry(Parameter.PROMPT_CACHE_KEY, "prompt_cache_key"));

	/** The other name of what some models know only by that one. */
	static final Map<String, String> OTHER_NAMES = Map.of("max_tokens", "max_completion_tokens",
			"max_completion_tokens", "max_tokens", "safety_identifier", "user");

	private static final Set<String> RESERVED = Set.of("model", "messages", "stream", "stream_options",
			ResponsesModels.OPTION);

	private OpenAiRequests() {
	}

	static WireRequest encode(ChatCall call, ChatCompletions format) {
		ParameterTable.Selection parameters = format.parameters().select(call);
		ObjectNode body = RequestBody.create();
		body.put("model", call.target().model());
		OpenAiTools.write(body, call, format.caching(call));
		OpenAiMessages.write(body, call, format, OpenAiFormat.instruction(call));
		OpenAiFormat.write(body, call);
		format.writeReasoning(body, call, parameters);
		writeTogether(call, parameters.fields());
		RequestBody.put(body, parameters.fields());
		format.beforeOptions(body, call);
		RequestBody.merge(body, call.options(), RESERVED);
		format.afterOptions(body);
		return new WireRequest("/chat/completions", Map.of(), RequestBody.bytes(body), parameters.dropped());
	}

	/** Fields that are refused with or without one another. */
	private static void writeTogether(ChatCall call, Map<String, Object> fields) {
		if (call.request().tools().isEmpty()) {
			fields.remove("parallel_tool_calls");
		}
		if (fields.containsKey("top_logprobs")) {
			fields.put("logprobs", true);
		}
	}

	/**
	 * Asks for a stream, and for its usage unless options say {@code stream_options:
	 * false}: some servers refuse the question.
	 * @param body the request
	 * @param call the call
	 */
	static void writeStreamOptions(ObjectNode body, ChatCall call) {
		Object chosen = call.options().get("stream_options");
		if (chosen instanceof Map<?, ?> || (chosen == null && !ModelQuirk.MISTRAL_PLATFORM.of(call.target()))) {
			Map<Object, Object> merged = new LinkedHashMap<>(Map.of("include_usage", true));
			merged.putAll((chosen instanceof Map<?, ?> map) ? map : Map.of());
			body.set("stream_options", Json.MAPPER.valueToTree(merged));
		}
	}

}
