package io.github.llmrouter.dialect;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
import io.github.llmrouter.Tool;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;
import io.github.llmrouter.dialect.Dialect.MediaSupport;

import static org.assertj.core.api.Assertions.assertThat;

class OpenAiMessagesTests {

	private static final ToolCall WEATHER = new ToolCall("call_1", "weather", "{\"city\":\"Rome\"}");

	private static final ToolCall TIME = new ToolCall("call_2", "time", "");

	private static final byte[] BYTES = { 1, 2, 3 };

	private static final MediaPart IMAGE = MediaPart.image(BYTES, "image/png");

	@Test
	void toolCallsAndTheirResultsBecomeMessagesOfTheirOwn() {
		assertThat(messages("gpt-4o", Message.user("Weather?"), Message.of(Role.ASSISTANT, List.of(WEATHER, TIME)),
				Message.tool(List.of(ToolResult.of(WEATHER, "sunny"), ToolResult.failed(TIME, "no \"clock\"")))))
			.isEqualTo(Wire
				.json("""
						[{'role':'user','content':'Weather?'},
						{'role':'assistant','content':null,'tool_calls':[
						{'id':'call_1','type':'function','function':{'name':'weather','arguments':'{\\'city\\':\\'Rome\\'}'}},
						{'id':'call_2','type':'function','function':{'name':'time','arguments':'{}'}}]},
						{'role':'tool','tool_call_id':'call_1','content':'sunny'},
						{'role':'tool','tool_call_id':'call_2','content':'{\\'error\\':\\'no \\\\\\'clock\\\\\\'\\'}'}]"""));
	}

	@Test
	void textBesideToolCallsStays() {
		JsonNode answer = messages("gpt-4o", Message.user("Weather?"),
				Message.of(Role.ASSISTANT, List.of(new TextPart("I look."), WEATHER)))
			.path(1);
		assertThat(answer.path("content").stringValue()).isEqualTo("I look.");
		assertThat(answer.path("tool_calls")).hasSize(1);
	}

	@Test
	void imagesOfToolsFollowInAMessageOfTheUserAfterAllResults() {
		ToolResult map = new ToolResult("call_1", "weather", List.of(new TextPart("a map"), IMAGE), false);
		ToolResult only = new ToolResult("call_2", "time", List.of(IMAGE), false);
		JsonNode messages = messages("gpt-4o", Message.user("Weather?"),
				Message.of(Role.ASSISTANT, List.of(WEATHER, TIME)), Message.tool(List.of(map)),
				Message.tool(List.of(only)), Message.user("And?"));
		assertThat(messages.valueStream().map((message) -> message.path("role").stringValue())).containsExactly("user",
				"assistant", "tool", "tool", "user", "user");
		assertThat(messages.path(2).path("content").stringValue()).isEqualTo("a map");
		assertThat(messages.path(3).path("content").stringValue()).isNotBlank();
		JsonNode images = messages.path(4).path("content");
		assertThat(images).hasSize(4);
		assertThat(images.path(0).path("text").stringValue()).contains("weather", "call_1");
		assertThat(images.path(1).path("type").stringValue()).isEqualTo("image_url");
		assertThat(images.path(2).path("text").stringValue()).contains("time", "call_2");
	}

	@Test
	void wordsBesideToolResultsFollowAllOfThem() {
		ToolResult map = new ToolResult("call_1", "weather", List.of(IMAGE), false);
		JsonNode messages = messages("gpt-4o", Message.user("Weather?"),
				Message.of(Role.ASSISTANT, List.of(WEATHER, TIME)), Message.tool(List.of(map)),
				Message.user(List.of(new TextPart("And?"), ToolResult.of(TIME, "noon"))));
		assertThat(messages.valueStream().map((message) -> message.path("role").stringValue())).containsExactly("user",
				"assistant", "tool", "tool", "user", "user");
		assertThat(messages.path(5).path("content").stringValue()).isEqualTo("And?");
	}

	@Test
	void mediaBecomePartsOfTheirKind() {
		JsonNode content = messages("gpt-4o",
				Message
					.user(List.of(new TextPart("Look"), IMAGE, MediaPart.image(URI.create("https://a.example/b.png")),
							MediaPart.document(BYTES, "application/pdf", "a.pdf"),
							MediaPart.document(BYTES, "application/pdf", null), MediaPart.audio(BYTES, "audio/mpeg"),
							MediaPart.audio(BYTES, "audio/x-wav"))))
			.path(0)
			.path("content");
		assertThat(content).isEqualTo(Wire.json("""
				[{'type':'text','text':'Look'},
				{'type':'image_url','image_url':{'url':'data:image/png;base64,AQID'}},
				{'type':'image_url','image_url':{'url':'https://a.example/b.png'}},
				{'type':'file','file':{'filename':'a.pdf','file_data':'data:application/pdf;base64,AQID'}},
				{'type':'file','file':{'filename':'document.pdf','file_data':'data:application/pdf;base64,AQID'}},
				{'type':'input_audio','input_audio':{'data':'AQID','format':'mp3'}},
				{'type':'input_audio','input_audio':{'data':'AQID','format':'wav'}}]"""));
	}

	@Test
	void mistralHasPartsOfItsOwnForDocumentsAndAudio() {
		JsonNode content = messages("mistral-small-latest",
				Message.user(List.of(MediaPart.document(BYTES, "application/pdf", "a.pdf"),
						MediaPart.document(URI.create("https://a.example/b.pdf")),
						MediaPart.audio(BYTES, "audio/wav"))))
			.path(0)
			.path("content");
		assertThat(content).isEqualTo(Wire.json("""
				[{'type':'document_url','document_url':'data:application/pdf;base64,AQID','document_name':'a.pdf'},
				{'type':'document_url','document_url':'https://a.example/b.pdf'},
				{'type':'input_audio','input_audio':'AQID'}]"""));
	}

	@Test
	void fetchedBytesAreSentInPlaceOfAnAddress() {
		MediaPart address = MediaPart.document(URI.create("https://a.example/b.pdf"));
		ChatRequest request = ChatRequest.to("smart").message(Message.user(List.of(address))).build();
		ChatCall call = new ChatCall(request, Target.of("account", "gpt-4o"), Set.of(), null,
				new ChatCall.Extras(null, Map.of(address, address.inlined(BYTES, "application/pdf")), false));
		assertThat(Wire.body(Wire.encode(new OpenAiDialect(), call))
			.at("/messages/0/content/0/file/file_data")
			.stringValue()).isEqualTo("data:application/pdf;base64,AQID");
	}

	@Test
	void documentsAndAudioAtAnAddressHaveToBeFetchedAndImagesDoNot() {
		Target target = Target.of("account", "gpt-4o");
		Dialect dialect = new OpenAiDialect();
		URI uri = URI.create("https://a.example/b");
		assertThat(dialect.support(MediaPart.image(uri), target)).isEqualTo(MediaSupport.AS_IT_IS);
		assertThat(dialect.support(MediaPart.document(uri), target)).isEqualTo(MediaSupport.AS_BYTES);
		assertThat(dialect.support(MediaPart.audio(uri), target)).isEqualTo(MediaSupport.AS_BYTES);
		assertThat(dialect.support(IMAGE, target)).isEqualTo(MediaSupport.AS_IT_IS);
		assertThat(dialect.support(MediaPart.image(URI.create("gs://a/b")), target)).isEqualTo(MediaSupport.NONE);
		assertThat(dialect.support(MediaPart.document(uri), Target.of("account", "mistral-small-latest")))
			.isEqualTo(MediaSupport.AS_IT_IS);
	}

	@ParameterizedTest
	@CsvSource({ "gpt-4o, call_1", "mistral-large-2512, -", "mistralai/mistral-large, -", "open-mixtral-8x22b, -" })
	void mistralsModelsGetNineCharactersForEveryId(String model, String expected) {
		JsonNode messages = messages(model, Message.user("Weather?"), Message.of(Role.ASSISTANT, List.of(WEATHER)),
				Message.tool(List.of(ToolResult.of(WEATHER, "sunny"))));
		String id = messages.at("/1/tool_calls/0/id").stringValue();
		assertThat(messages.at("/2/tool_call_id").stringValue()).isEqualTo(id);
		if (expected.equals("-")) {
			assertThat(id).matches("[A-Za-z0-9]{9}");
		}
		else {
			assertThat(id).isEqualTo(expected);
		}
	}

	@Test
	void anIdThatFitsMistralIsLeftAlone() {
		ToolCall call = new ToolCall("Ab3dEf9hI", "f", "{}");
		assertThat(messages("mistral-large-2512", Message.user("Go"), Message.of(Role.ASSISTANT, List.of(call)))
			.at("/1/tool_calls/0/id")
			.stringValue()).isEqualTo("Ab3dEf9hI");
	}

	@Test
	void anIdLongerThanOpenAiTakesIsShortenedTheSameWayEverywhere() {
		ToolCall call = new ToolCall("x".repeat(41), "f", "{}");
		JsonNode messages = messages("gpt-4o", Message.user("Go"), Message.of(Role.ASSISTANT, List.of(call)),
				Message.tool(List.of(ToolResult.of(call, "done"))));
		assertThat(messages.at("/1/tool_calls/0/id").stringValue()).hasSize(40)
			.isEqualTo(messages.at("/2/tool_call_id").stringValue());
	}

	@Test
	void reasoningIsNotSentToOthers() {
		ReasoningPart reasoning = new ReasoningPart("hm",
				state("account", "other", "openrouter.reasoning_details", "[{}]"));
		Message answer = Message.of(Role.ASSISTANT, List.of(reasoning, new TextPart("Hi")));
		for (Dialect dialect : List.of(new OpenAiDialect(), new OpenRouterDialect())) {
			assertThat(messages(dialect, "gpt-4o", Message.user("Hello"), answer).path(1))
				.isEqualTo(Wire.json("{'role':'assistant','content':'Hi'}"));
		}
	}

	@Test
	void anAnswerOfReasoningAloneIsLeftOut() {
		assertThat(messages("gpt-4o", Message.user("Hello"),
				Message.of(Role.ASSISTANT, List.of(new ReasoningPart("hm", null))), Message.user("And?")))
			.hasSize(2);
	}

	@Test
	void otherGatewaysGetTheirReasoningDetailsBackToo() {
		Message answer = Message
			.of(Role.ASSISTANT,
					List.of(new ReasoningPart("hm",
							state("account", "m", "openrouter.reasoning_details", "[{\"signature\":\"s\"}]")),
							WEATHER));
		assertThat(messages("m", Message.user("Hello"), answer).path(1).path("reasoning_details"))
			.isEqualTo(Wire.json("[{'signature':'s'}]"));
	}

	@Test
	void theLastToolThatIsWorthCachingIsMarkedForOpenRouterAndTakesTheRoomOfOneMark() {
		Tool tool = Tool.of("f", null, "{\"type\":\"object\"}").cached(CachePoint.Lifetime.SHORT);
		Tool other = Tool.of("g", null, "{\"type\":\"object\"}");
		List<ContentPart> parts = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			parts.add(new TextPart("Part " + i));
			parts.add(CachePoint.brief());
		}
		ChatRequest request = ChatRequest.to("smart")
			.message(Message.user(parts))
			.tools(tool, tool("h"), other)
			.build();
		JsonNode body = Wire.body(Wire.encode(new OpenRouterDialect(), Wire.call(request, Target.of("account", "m"))));
		assertThat(body.path("tools").valueStream().map((one) -> one.has("cache_control"))).containsExactly(false, true,
				false);
		assertThat(body.at("/messages/0/content").valueStream().map((part) -> part.has("cache_control")))
			.containsExactly(false, true, true, true);
		assertThat(
				Wire.body(Wire.encode(new OpenAiDialect(), Wire.call(request, Target.of("account", "m")))).toString())
			.doesNotContain("cache");
	}

	private static Tool tool(String name) {
		return Tool.of(name, null, "{\"type\":\"object\"}").cached(CachePoint.Lifetime.LONG);
	}

	@Test
	void openRouterGetsItsReasoningDetailsBackWhole() {
		String first = "[{\"type\":\"reasoning.text\",\"text\":\"hm\",\"signature\":\"s\"}]";
		String second = "[{\"type\":\"reasoning.encrypted\",\"data\":\"x\"}]";
		Message answer = Message.of(Role.ASSISTANT,
				List.of(new ReasoningPart("hm", state("account", "m", "openrouter.reasoning_details", first)),
						new ReasoningPart("", state("account", "m", "openrouter.reasoning_details", second)), WEATHER));
		assertThat(
				messages(new OpenRouterDialect(), "m", Message.user("Hello"), answer).path(1).path("reasoning_details"))
			.isEqualTo(Wire
				.json("""
						[{'type':'reasoning.text','text':'hm','signature':'s'},{'type':'reasoning.encrypted','data':'x'}]"""));
	}

	@ParameterizedTest
	@CsvSource({ "deepseek-v4-flash, true, true", "deepseek-v4-flash, false, false", "deepseek-chat, true, false" })
	void deepSeeksThinkingModelsGetTheirReasoningBackWithToolCalls(String model, boolean tools, boolean back) {
		Answer decoded = (Answer) new OpenAiDialect().chat(Wire.call(Wire.question(), Target.of("account", model)))
			.decode(Wire.reply(200,
					"{'choices':[{'message':{'content':'Hi','reasoning_content':'hm'"
							+ (tools ? ",'tool_calls':[{'id':'a','function':{'name':'f'}}]" : "") + "}}]}",
					Map.of()), Wire.NOW);
		JsonNode answer = messages(model, Message.user("Hello"), decoded.message()).path(1);
		assertThat(answer.path("reasoning_content").stringValue(null)).isEqualTo(back ? "hm" : null);
	}

	@Test
	void cachePointsMarkThePartBeforeThemForNewOpenAiModels() {
		JsonNode body = body(new OpenAiDialect(), "gpt-5.6-sol",
				Message.of(Role.SYSTEM, List.of(new TextPart("Rules"), new CachePoint(CachePoint.Lifetime.LONG))),
				Message.user(List.of(new TextPart("Book"), CachePoint.brief(), new TextPart("Question"))));
		assertThat(body.path("messages")).isEqualTo(Wire.json("""
				[{'role':'system','content':[{'type':'text','text':'Rules',
				'prompt_cache_breakpoint':{'mode':'explicit','ttl':'12h'}}]},
				{'role':'user','content':[{'type':'text','text':'Book','prompt_cache_breakpoint':{'mode':'explicit'}},
				{'type':'text','text':'Question'}]}]"""));
		assertThat(body.path("prompt_cache_options")).isEqualTo(Wire.json("{'mode':'explicit'}"));
	}

	@Test
	void cachePointsAreCacheControlForOpenRouterAndAtMostFour() {
		List<ContentPart> parts = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			parts.add(new TextPart("part " + i));
			parts.add(new CachePoint((i == 5) ? CachePoint.Lifetime.LONG : CachePoint.Lifetime.SHORT));
		}
		JsonNode content = body(new OpenRouterDialect(), "anthropic/claude-sonnet-5.5", Message.user(parts))
			.at("/messages/0/content");
		assertThat(content.valueStream().map((part) -> part.has("cache_control"))).containsExactly(false, false, true,
				true, true, true);
		assertThat(content.path(4).path("cache_control")).isEqualTo(Wire.json("{'type':'ephemeral'}"));
		assertThat(content.path(5).path("cache_control")).isEqualTo(Wire.json("{'type':'ephemeral','ttl':'1h'}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "gpt-4o", "gpt-5.5", "llama-3.3-70b-versatile" })
	void cachePointsChangeNothingElsewhere(String model) {
		JsonNode body = body(new OpenAiDialect(), model,
				Message.user(List.of(CachePoint.brief(), new TextPart("Book"), CachePoint.brief())));
		assertThat(body.path("messages")).isEqualTo(Wire.json("[{'role':'user','content':'Book'}]"));
		assertThat(body.has("prompt_cache_options")).isFalse();
	}

	private static ProviderState state(String provider, String model, String format, String data) {
		return new ProviderState(provider, model, format, data);
	}

	private static JsonNode messages(String model, Message... messages) {
		return messages(new OpenAiDialect(), model, messages);
	}

	private static JsonNode messages(Dialect dialect, String model, Message... messages) {
		return body(dialect, model, messages).path("messages");
	}

	private static JsonNode body(Dialect dialect, String model, Message... messages) {
		ChatRequest request = ChatRequest.to("smart").messages(List.of(messages)).build();
		return Wire.body(Wire.encode(dialect, Wire.call(request, Target.of("account", model))));
	}

}
