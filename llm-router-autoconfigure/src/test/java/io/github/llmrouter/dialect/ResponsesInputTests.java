package io.github.llmrouter.dialect;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.CachePoint;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ContentPart;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.ProviderState;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.Role;
import io.github.llmrouter.Target;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;

import static org.assertj.core.api.Assertions.assertThat;

class ResponsesInputTests {

	private static final byte[] BYTES = { 1, 2, 3 };

	private static final ToolCall WEATHER = new ToolCall("call_1", "weather", "{\"city\":\"Rome\"}");

	private static final ToolCall TIME = new ToolCall("call_2", "time", "{}");

	@Test
	void aWholeConversationKeepsItsOrder() {
		assertThat(input(Message.system("Be brief."), Message.user("Weather and time in Rome?"),
				Message.of(Role.ASSISTANT, List.of(new TextPart("Let me "), new TextPart("see."), WEATHER, TIME)),
				Message.tool(List.of(ToolResult.of(WEATHER, "Sunny"), ToolResult.failed(TIME, "No clock"))),
				Message.assistant("Sunny."), Message.system("Now in French."), Message.user("Encore!")))
			.isEqualTo(Wire.json("""
					[{'type':'message','role':'system','content':'Be brief.'},
					{'type':'message','role':'user','content':'Weather and time in Rome?'},
					{'type':'message','role':'assistant','content':[{'type':'output_text','text':'Let me see.'}]},
					{'type':'function_call','call_id':'call_1','name':'weather','arguments':'{\\"city\\":\\"Rome\\"}'},
					{'type':'function_call','call_id':'call_2','name':'time','arguments':'{}'},
					{'type':'function_call_output','call_id':'call_1','output':'Sunny'},
					{'type':'function_call_output','call_id':'call_2','output':'{\\"error\\":\\"No clock\\"}'},
					{'type':'message','role':'assistant','content':[{'type':'output_text','text':'Sunny.'}]},
					{'type':'message','role':'system','content':'Now in French.'},
					{'type':'message','role':'user','content':'Encore!'}]"""));
	}

	@Test
	void blankTurnsAreLeftOut() {
		assertThat(input(Message.system(" "), Message.user("Hi"), Message.assistant(""), Message.user("")))
			.isEqualTo(Wire.json("[{'type':'message','role':'user','content':'Hi'}]"));
	}

	@Test
	void mediaGoAsDataOrAsAnAddress() {
		assertThat(content(new TextPart("See:"), MediaPart.image(BYTES, "image/png"),
				MediaPart.image(URI.create("https://example.org/a.png")),
				MediaPart.document(BYTES, "application/pdf", "bill.pdf"),
				MediaPart.document(BYTES, "application/pdf", null),
				MediaPart.document(URI.create("https://example.org/a.pdf")), MediaPart.audio(BYTES, "audio/mpeg")))
			.isEqualTo(Wire.json("""
					[{'type':'input_text','text':'See:'},
					{'type':'input_image','image_url':'data:image/png;base64,AQID','detail':'auto'},
					{'type':'input_image','image_url':'https://example.org/a.png','detail':'auto'},
					{'type':'input_file','filename':'bill.pdf','file_data':'data:application/pdf;base64,AQID'},
					{'type':'input_file','filename':'document.pdf','file_data':'data:application/pdf;base64,AQID'},
					{'type':'input_file','file_url':'https://example.org/a.pdf'},
					{'type':'input_audio','input_audio':{'data':'AQID','format':'mp3'}}]"""));
	}

	@Test
	void fetchedMediaStandForTheirAddresses() {
		MediaPart there = MediaPart.image(URI.create("http://intranet/a.png"));
		ChatRequest request = ChatRequest.to("smart").message(Message.user(List.of(there))).build();
		ChatCall call = new ChatCall(request, target("gpt-4o"), Set.of(), null,
				new ChatCall.Extras(null, Map.of(there, there.inlined(BYTES, "image/png")), false));
		assertThat(Wire.body(Wire.encode(new OpenAiDialect(), call)).at("/input/0/content/0/image_url").stringValue(""))
			.isEqualTo("data:image/png;base64,AQID");
	}

	@Test
	void aToolMayAnswerWithAnImage() {
		ToolResult result = new ToolResult("call_1", "weather",
				List.of(new TextPart("A map"), MediaPart.image(BYTES, "image/png")), false);
		assertThat(input(Message.user("Hi"), Message.tool(List.of(result))).get(1)).isEqualTo(Wire.json("""
				{'type':'function_call_output','call_id':'call_1','output':[{'type':'input_text','text':'A map'},
				{'type':'input_image','image_url':'data:image/png;base64,AQID','detail':'auto'}]}"""));
	}

	@Test
	void aForeignIdThatWouldBeRefusedBecomesAnotherForCallAndResultAlike() {
		ToolCall call = new ToolCall("x".repeat(70) + "|?", "weather", "{}");
		JsonNode input = input(Message.user("Hi"), Message.of(Role.ASSISTANT, List.of(call)),
				Message.tool(List.of(ToolResult.of(call, "Sunny"))));
		assertThat(input.at("/1/call_id").stringValue("")).matches("[A-Za-z0-9_-]{10,64}")
			.isEqualTo(input.at("/2/call_id").stringValue(""));
	}

	@Test
	void reasoningGoesBackBeforeWhatCameOfItAndToItsOwnModelOnly() {
		ReasoningPart own = reasoning("gpt-4o", "{\"type\":\"reasoning\",\"id\":\"rs_1\",\"summary\":[]}");
		ReasoningPart foreign = reasoning("gpt-5", "{\"type\":\"reasoning\",\"id\":\"rs_2\"}");
		ReasoningPart shown = new ReasoningPart("hm", null);
		JsonNode input = input(Message.user("Hi"), Message.of(Role.ASSISTANT, List.of(foreign, shown, own, WEATHER)));
		assertThat(input).hasSize(3);
		assertThat(input.get(1)).isEqualTo(Wire.json("{'type':'reasoning','id':'rs_1','summary':[]}"));
		assertThat(input.at("/2/type").stringValue("")).isEqualTo("function_call");
	}

	@Test
	void reasoningThatCameToNothingIsLeftOut() {
		ReasoningPart own = reasoning("gpt-4o", "{\"type\":\"reasoning\",\"id\":\"rs_1\"}");
		assertThat(input(Message.user("Hi"), Message.of(Role.ASSISTANT, List.of(new TextPart("Hm"), own)),
				Message.user("Well?")))
			.hasSize(3)
			.noneMatch((item) -> item.path("type").stringValue("").equals("reasoning"));
	}

	@Test
	void stateOfAnotherFormatOrThatIsNoJsonIsLeftOut() {
		ProviderState other = new ProviderState("account", "gpt-4o", "other", "{\"type\":\"reasoning\"}");
		assertThat(input(Message.user("Hi"),
				Message.of(Role.ASSISTANT,
						List.of(new ReasoningPart("", other), reasoning("gpt-4o", "nonsense"), new TextPart("Hm")))))
			.hasSize(2);
	}

	@Test
	void marksForTheCacheReachOnlyModelsThatKnowThem() {
		ContentPart[] parts = { new TextPart("A long book"), new CachePoint(CachePoint.Lifetime.LONG),
				new TextPart("And now?") };
		assertThat(content("gpt-5.6-sol", parts)).isEqualTo(Wire.json("""
				[{'type':'input_text','text':'A long book','prompt_cache_breakpoint':{'mode':'explicit','ttl':'12h'}},
				{'type':'input_text','text':'And now?'}]"""));
		assertThat(body("gpt-5.6-sol", Message.user(List.of(parts))).path("prompt_cache_options"))
			.isEqualTo(Wire.json("{'mode':'explicit'}"));
		assertThat(content("gpt-5.4", parts)).isEqualTo(Wire.json("'A long bookAnd now?'"));
		assertThat(body("gpt-5.4", Message.user(List.of(parts))).has("prompt_cache_options")).isFalse();
	}

	@Test
	void noMoreMarksAreSentThanAreTakenAndTheLastOnesCount() {
		List<ContentPart> parts = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			parts.add(new TextPart("part " + i));
			parts.add(CachePoint.brief());
		}
		JsonNode content = content("gpt-6.1-sol", parts.toArray(ContentPart[]::new));
		assertThat(content.valueStream().map((part) -> part.has("prompt_cache_breakpoint"))).containsExactly(false,
				false, true, true, true, true);
	}

	@Test
	void anImageOfAToolThatFailedComesAlong() {
		ToolResult result = new ToolResult("call_1", "weather",
				List.of(new TextPart("Broken"), MediaPart.image(BYTES, "image/png")), true);
		JsonNode output = input(Message.user("Hi"), Message.tool(List.of(result))).at("/1/output");
		assertThat(output.at("/0/text").stringValue("")).isEqualTo("{\"error\":\"Broken\"}");
		assertThat(output.at("/1/type").stringValue("")).isEqualTo("input_image");
	}

	private static ReasoningPart reasoning(String model, String item) {
		return new ReasoningPart("", new ProviderState("account", model, ResponsesReplies.REASONING_ITEM, item));
	}

	private static Target target(String model) {
		return Wire.target(model).options(Map.of("api", "responses")).build();
	}

	private static JsonNode content(ContentPart... parts) {
		return content("gpt-4o", parts);
	}

	private static JsonNode content(String model, ContentPart... parts) {
		return input(model, Message.user(List.of(parts))).at("/0/content");
	}

	private static JsonNode input(Message... messages) {
		return input("gpt-4o", messages);
	}

	private static JsonNode input(String model, Message... messages) {
		return body(model, messages).path("input");
	}

	private static JsonNode body(String model, Message... messages) {
		ChatRequest request = ChatRequest.to("smart").messages(List.of(messages)).build();
		return Wire.body(Wire.encode(new OpenAiDialect(), Wire.call(request, target(model))));
	}

}
