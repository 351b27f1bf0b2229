package io.github.llmrouter.routing;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.ContentPart;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.ProviderState;
import io.github.llmrouter.ReasoningEffort;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.Tool;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;

/** A conversation with everything in it. */
final class Conversations {

	static final String PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

	static final String INSTRUCTIONS = "You plan trips and answer briefly.";

	private static final String CITY = """
			{"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}""";

	private static final Set<String> OPAQUE = Set.of("signature", "data", "encrypted_content");

	private Conversations() {
	}

	static List<Message> beginning() {
		return List.of(Message.system(INSTRUCTIONS),
				Message.user(List.of(new TextPart("Use weather and news for the city in this picture."), image())));
	}

	static MediaPart image() {
		return MediaPart.image(Base64.getDecoder().decode(PIXEL), "image/png");
	}

	/** Goes on with the calls of two tools, of which the second fails. */
	static List<Message> answered(List<Message> before, ChatResponse calls) {
		List<Message> turns = new ArrayList<>(before);
		turns.add(calls.message());
		turns.add(Message.tool(List.of(ToolResult.of(calls.toolCalls().get(0), "18 degrees"),
				ToolResult.failed(calls.toolCalls().get(1), "no connection"))));
		return turns;
	}

	static ChatRequest.Builder request(String target, List<Message> messages) {
		return ChatRequest.to(target)
			.messages(messages)
			.tools(Tool.of("weather", "Tells the weather", CITY), Tool.of("news", "Tells the news", CITY))
			.maxTokens(4000);
	}

	static ChatRequest.Builder reasoning(String target, List<Message> messages) {
		return request(target, messages).reasoningEffort(ReasoningEffort.HIGH)
			.parameter(Parameter.SHOW_REASONING, true);
	}

	static ChatResponse ask(LlmRouter router, boolean streamed, ChatRequest request) {
		if (!streamed) {
			return router.chat(request);
		}
		try (ChatStream stream = router.stream(request)) {
			return stream.response();
		}
	}

	/** Everything opaque in an answer. */
	static Set<String> states(Message message) {
		Set<String> states = new TreeSet<>();
		for (ContentPart part : message.parts()) {
			ProviderState state = (part instanceof ReasoningPart reasoning) ? reasoning.state()
					: (part instanceof ToolCall call) ? call.state() : null;
			if (state != null) {
				boolean json = state.data().startsWith("{") || state.data().startsWith("[");
				states.addAll(json ? opaque(WireForm.parse(state.data())) : Set.of(state.data()));
			}
		}
		return states;
	}

	private static Set<String> opaque(JsonNode json) {
		Set<String> found = new LinkedHashSet<>();
		OPAQUE.forEach((field) -> json.findValues(field).forEach((value) -> found.add(value.stringValue())));
		return found;
	}

	/** The parts without the ids, which are the simulator's own. */
	static List<String> shapes(Message message) {
		return message.parts()
			.stream()
			.map((part) -> (part instanceof ToolCall call) ? call.name() + call.arguments()
					: (part instanceof ReasoningPart reasoning) ? reasoning.text() : part.toString())
			.toList();
	}

	record Plan(String city, List<String> steps) {

	}

}
