package io.github.llmrouter.conformance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.conformance.NeutralRequest.ResponseFormat;
import io.github.llmrouter.conformance.NeutralRequest.Setting;
import io.github.llmrouter.conformance.NeutralRequest.Tool;
import io.github.llmrouter.conformance.NeutralRequest.ToolChoice;

/** Reads recorded requests for chat completions. */
final class ChatRequestReading {

	private static final Map<String, Setting> SETTINGS = Map.ofEntries(Map.entry("max_tokens", Setting.MAX_TOKENS),
			Map.entry("max_completion_tokens", Setting.MAX_TOKENS), Map.entry("temperature", Setting.TEMPERATURE),
			Map.entry("top_p", Setting.TOP_P), Map.entry("top_k", Setting.TOP_K), Map.entry("stop", Setting.STOP),
			Map.entry("seed", Setting.SEED), Map.entry("random_seed", Setting.SEED),
			Map.entry("frequency_penalty", Setting.FREQUENCY_PENALTY),
			Map.entry("presence_penalty", Setting.PRESENCE_PENALTY), Map.entry("logprobs", Setting.LOGPROBS),
			Map.entry("top_logprobs", Setting.TOP_LOGPROBS),
			Map.entry("parallel_tool_calls", Setting.PARALLEL_TOOL_CALLS),
			Map.entry("reasoning_effort", Setting.REASONING_EFFORT), Map.entry("user", Setting.USER),
			Map.entry("metadata", Setting.METADATA), Map.entry("service_tier", Setting.SERVICE_TIER),
			Map.entry("stream", Setting.STREAM));

	/** Read elsewhere, or (stream_options) what the router always asks for. */
	private static final Set<String> ELSEWHERE = Set.of("model", "messages", "tools", "tool_choice", "response_format",
			"stream_options", "reasoning");

	private final Map<Setting, JsonNode> settings = new EnumMap<>(Setting.class);

	private final Map<String, JsonNode> options = new LinkedHashMap<>();

	private ChatRequestReading() {
	}

	/**
	 * Reads a request.
	 * @param body the body
	 * @return the request
	 * @throws UnreadableRequestException if it is not read
	 */
	static NeutralRequest read(JsonNode body) {
		if (!body.path("messages").isArray()) {
			throw new UnreadableRequestException("malformed: no messages");
		}
		ChatRequestReading reading = new ChatRequestReading();
		reading.parameters(body);
		return new NeutralRequest(ChatTurnReading.read(body.path("messages")), tools(body.path("tools")),
				toolChoice(body.path("tool_choice")), responseFormat(body.path("response_format")), reading.settings,
				reading.options);
	}

	private void parameters(JsonNode body) {
		body.forEachEntry((name, value) -> {
			Setting setting = SETTINGS.get(name);
			if (value.isNull() || ELSEWHERE.contains(name)) {
				return;
			}
			if (setting == null) {
				this.options.put(name, value);
			}
			else if (this.settings.put(setting, value) != null) {
				throw new UnreadableRequestException("the same parameter twice, as " + name);
			}
		});
		reasoning(body.path("reasoning"));
	}

	private void reasoning(JsonNode reasoning) {
		if (!reasoning.isObject()) {
			return;
		}
		ObjectNode rest = (ObjectNode) reasoning.deepCopy();
		Map.of("effort", Setting.REASONING_EFFORT, "max_tokens", Setting.REASONING_TOKENS).forEach((name, setting) -> {
			if (rest.hasNonNull(name)) {
				this.settings.put(setting, rest.remove(name));
			}
		});
		if (!rest.isEmpty()) {
			this.options.put("reasoning", rest);
		}
	}

	private static List<Tool> tools(JsonNode tools) {
		List<Tool> read = new ArrayList<>();
		tools.forEach((tool) -> {
			String type = RequestMembers.text(tool, "type");
			if (type != null && !type.equals("function")) {
				throw new UnreadableRequestException("a tool that the provider runs: " + type);
			}
			JsonNode function = tool.path("function");
			RequestMembers.knowOnly(tool, "tool", "type", "function", "cache_control");
			RequestMembers.knowOnly(function, "function", "name", "description", "parameters", "strict");
			read.add(new Tool(RequestMembers.required(function, "name"), RequestMembers.text(function, "description"),
					function.path("parameters"), RequestMembers.flag(function, "strict"), RequestMembers.cache(tool)));
		});
		return read;
	}

	/** Mistral says any; some callers send Anthropic's form. */
	private static @Nullable ToolChoice toolChoice(JsonNode choice) {
		if (choice.isObject()) {
			String named = RequestMembers.text(choice.path("function"), "name");
			return new ToolChoice("named", (named != null) ? named : RequestMembers.required(choice, "name"));
		}
		String word = choice.isString() ? choice.stringValue() : null;
		return (word != null) ? new ToolChoice(word.equals("any") ? "required" : word, null) : null;
	}

	private static @Nullable ResponseFormat responseFormat(JsonNode format) {
		String type = RequestMembers.text(format, "type");
		if (type == null || type.equals("text")) {
			return null;
		}
		if (type.equals("json_object")) {
			return new ResponseFormat(null, null, null, null);
		}
		JsonNode schema = format.path("json_schema");
		RequestMembers.knowOnly(format, "response format", "type", "json_schema");
		RequestMembers.knowOnly(schema, "response schema", "name", "description", "schema", "strict");
		return new ResponseFormat(schema.path("schema"), RequestMembers.text(schema, "name"),
				RequestMembers.text(schema, "description"), RequestMembers.flag(schema, "strict"));
	}

}
