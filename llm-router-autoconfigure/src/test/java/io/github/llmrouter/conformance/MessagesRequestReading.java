package io.github.llmrouter.conformance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.conformance.NeutralRequest.ResponseFormat;
import io.github.llmrouter.conformance.NeutralRequest.Setting;
import io.github.llmrouter.conformance.NeutralRequest.Tool;
import io.github.llmrouter.conformance.NeutralRequest.ToolChoice;

/** Reads recorded requests for Anthropic's Messages. */
final class MessagesRequestReading {

	private static final Map<String, Setting> SETTINGS = Map.of("max_tokens", Setting.MAX_TOKENS, "temperature",
			Setting.TEMPERATURE, "top_p", Setting.TOP_P, "top_k", Setting.TOP_K, "stop_sequences", Setting.STOP,
			"service_tier", Setting.SERVICE_TIER, "stream", Setting.STREAM);

	private static final Set<String> ELSEWHERE = Set.of("model", "messages", "system", "tools", "tool_choice",
			"output_config", "output_format", "thinking", "metadata");

	private final Map<Setting, JsonNode> settings = new EnumMap<>(Setting.class);

	private final Map<String, JsonNode> options = new LinkedHashMap<>();

	private @Nullable ResponseFormat responseFormat;

	private MessagesRequestReading() {
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
		if (body.path("mcp_servers").size() > 0) {
			throw new UnreadableRequestException("a tool that the provider runs: mcp_servers");
		}
		MessagesRequestReading reading = new MessagesRequestReading();
		reading.parameters(body);
		ToolChoice choice = reading.toolChoice(body.path("tool_choice"));
		reading.format(body.path("output_format"));
		reading.outputConfig(body.path("output_config"));
		reading.thinking(body.path("thinking"));
		return new NeutralRequest(MessagesTurnReading.read(body), tools(body.path("tools")), choice,
				reading.responseFormat, reading.settings, reading.options);
	}

	private void parameters(JsonNode body) {
		body.forEachEntry((name, value) -> {
			Setting setting = SETTINGS.get(name);
			if (setting != null && !value.isNull()) {
				this.settings.put(setting, value);
			}
			else if (!value.isNull() && !ELSEWHERE.contains(name)) {
				this.options.put(name, value);
			}
		});
		JsonNode user = body.at("/metadata/user_id");
		if (user.isString()) {
			this.settings.put(Setting.USER, user);
		}
	}

	private void outputConfig(JsonNode config) {
		format(config.path("format"));
		if (config.isObject()) {
			ObjectNode rest = (ObjectNode) config.deepCopy();
			rest.remove("format");
			if (rest.has("effort")) {
				this.settings.put(Setting.REASONING_EFFORT, rest.remove("effort"));
			}
			if (!rest.isEmpty()) {
				this.options.put("output_config", rest);
			}
		}
	}

	private void format(JsonNode format) {
		if (!format.isObject()) {
			return;
		}
		if (!format.path("schema").isObject()) {
			throw new UnreadableRequestException("malformed: an output format without a schema");
		}
		this.responseFormat = new ResponseFormat(format.path("schema"), null, null, null);
	}

	private void thinking(JsonNode thinking) {
		if (thinking.path("budget_tokens").isNumber() && !thinking.has("display")) {
			this.settings.put(Setting.REASONING_TOKENS, thinking.path("budget_tokens"));
		}
		else if (thinking.isObject()) {
			this.options.put("thinking", thinking);
		}
	}

	private @Nullable ToolChoice toolChoice(JsonNode choice) {
		if (!choice.isObject()) {
			return null;
		}
		if (choice.path("disable_parallel_tool_use").asBoolean(false)) {
			this.settings.put(Setting.PARALLEL_TOOL_CALLS, BooleanNode.FALSE);
		}
		String type = RequestMembers.required(choice, "type");
		return switch (type) {
			case "any" -> new ToolChoice("required", null);
			case "tool" -> new ToolChoice("named", RequestMembers.required(choice, "name"));
			default -> new ToolChoice(type, null);
		};
	}

	private static List<Tool> tools(JsonNode tools) {
		List<Tool> read = new ArrayList<>();
		tools.forEach((tool) -> {
			String type = RequestMembers.text(tool, "type");
			if (type != null && !type.equals("custom")) {
				throw new UnreadableRequestException("a tool that the provider defines: " + type);
			}
			RequestMembers.knowOnly(tool, "tool", "type", "name", "description", "input_schema", "strict",
					"cache_control");
			read.add(new Tool(RequestMembers.required(tool, "name"), RequestMembers.text(tool, "description"),
					tool.path("input_schema"), RequestMembers.flag(tool, "strict"), RequestMembers.cache(tool)));
		});
		return read;
	}

}
