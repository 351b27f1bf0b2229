package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Message;
import io.github.llmrouter.ProviderState;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.Role;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.Tool;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;

/** What the tests of the wire formats ask. */
final class Conversations {

	static final Tool WEATHER = Tool.of("weather", "Tells the weather.",
			"{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}");

	static final String PERSON = "{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}},"
			+ "\"required\":[\"name\"]}";

	private Conversations() {
	}

	static ChatRequest.Builder ask() {
		return ChatRequest.to("smart").user("Hello");
	}

	static ChatCall to(String model, ChatRequest.Builder request) {
		return Wire.call(request.build(), Wire.target(model).build());
	}

	static ChatCall streamed(String model, ChatRequest.Builder request) {
		return new ChatCall(request.build(), Wire.target(model).build(), Set.of(), null,
				new ChatCall.Extras(null, Map.of(), true));
	}

	static ChatCall fitting(String model, ChatRequest.Builder request, String schema) {
		return new ChatCall(request.build(), Wire.target(model).build(), Set.of(), null,
				new ChatCall.Extras(schema, Map.of(), false));
	}

	static JsonNode body(Dialect dialect, ChatCall call) {
		return Wire.body(Wire.encode(dialect, call));
	}

	static ProviderState state(String model, String format, String data) {
		return new ProviderState("account", model, format, data.replace('\'', '"'));
	}

	/** Two calls at once, of which the second failed. */
	static ChatRequest.Builder withTools(ReasoningPart reasoning, ToolCall first, ToolCall second) {
		return ChatRequest.to("smart")
			.tools(WEATHER)
			.user("How is the weather in Rome and Oslo?")
			.message(Message.of(Role.ASSISTANT, List.of(reasoning, new TextPart("Let me see."), first, second)))
			.message(Message.tool(List.of(ToolResult.of(first, "sunny"), ToolResult.failed(second, "no data"))));
	}

}
