package io.github.llmrouter.dialect;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.CachePoint;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.Role;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;
import io.github.llmrouter.dialect.Dialect.MediaSupport;

import static org.assertj.core.api.Assertions.assertThat;

class AnthropicMessagesTests {

	private static final String MODEL = "claude-sonnet-4-6";

	private static final byte[] BYTES = "abc".getBytes(StandardCharsets.UTF_8);

	private static final ToolCall ROME = new ToolCall("toolu_1", "weather", "{\"city\":\"Rome\"}");

	private static final ToolCall OSLO = new ToolCall("call:2", "weather", "");

	private final Dialect dialect = new AnthropicDialect();

	private JsonNode messages(ChatRequest.Builder request) {
		return Conversations.body(this.dialect, Conversations.to(MODEL, request)).path("messages");
	}

	@Test
	void resultsOfOneTurnStandFirstInOneMessageWithWhatTheCallerAdds() {
		ReasoningPart thinking = new ReasoningPart("hm", Conversations.state(MODEL, "anthropic.thinking",
				"{'type':'thinking','thinking':'hm','signature':'s'}"));
		JsonNode messages = messages(Conversations.withTools(thinking, ROME, OSLO)
			.message(Message.tool(List.of(ToolResult.of(ROME, "still sunny"))))
			.user("Be quick."));
		String oslo = messages.at("/1/content/3/id").stringValue();
		assertThat(oslo).matches("call_2_[0-9a-f]+");
		assertThat(messages.path(1)).isEqualTo(Wire.json("{'role':'assistant','content':["
				+ "{'type':'thinking','thinking':'hm','signature':'s'},{'type':'text','text':'Let me see.'},"
				+ "{'type':'tool_use','id':'toolu_1','name':'weather','input':{'city':'Rome'}},"
				+ "{'type':'tool_use','id':'" + oslo + "','name':'weather','input':{}}]}"));
		assertThat(messages.path(2)).isEqualTo(Wire
			.json("{'role':'user','content':[" + "{'type':'tool_result','tool_use_id':'toolu_1','content':'sunny'},"
					+ "{'type':'tool_result','tool_use_id':'" + oslo + "','content':'no data','is_error':true},"
					+ "{'type':'tool_result','tool_use_id':'toolu_1','content':'still sunny'},"
					+ "{'type':'text','text':'Be quick.'}]}"));
		assertThat(messages).hasSize(3);
	}

	@Test
	void thinkingOfOthersIsLeftOut() {
		ReasoningPart foreign = new ReasoningPart("hm", Conversations.state("claude-opus-4-6", "anthropic.thinking",
				"{'type':'thinking','thinking':'hm','signature':'s'}"));
		ReasoningPart otherFormat = new ReasoningPart("hm", Conversations.state(MODEL, "gemini.thought", "{'a':1}"));
		ReasoningPart hidden = new ReasoningPart("",
				Conversations.state(MODEL, "anthropic.redacted_thinking", "{'type':'redacted_thinking','data':'x'}"));
		JsonNode messages = messages(Conversations.ask()
			.message(Message.of(Role.ASSISTANT,
					List.of(foreign, otherFormat, new ReasoningPart("ah", null), hidden, new TextPart("Hi."))))
			.user("And?"));
		assertThat(messages.path(1).path("content"))
			.isEqualTo(Wire.json("[{'type':'redacted_thinking','data':'x'},{'type':'text','text':'Hi.'}]"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"a":      | {'_raw':'{"a":'}
			[{"a":1}]  | {'_raw':'[{"a":1}]'}
			{"a":[1]}  | {'a':[1]}
			""", quoteCharacter = '`')
	void argumentsThatAreNoObjectAreWrapped(String arguments, String input) {
		ToolCall call = new ToolCall("t", "weather", arguments);
		JsonNode messages = messages(Conversations.ask()
			.message(Message.of(Role.ASSISTANT, List.of(call)))
			.message(Message.tool(List.of(ToolResult.of(call, "")))));
		assertThat(messages.at("/1/content/0/input").toString().replace("\\\"", "\"").replace("\"", ""))
			.isEqualTo(input.replace("'", "").replace("\"", ""));
		assertThat(messages.at("/2/content/0").has("content")).isFalse();
	}

	@Test
	void mediaAreWrittenAsBytesOrAddress() {
		JsonNode content = messages(ChatRequest.to("smart")
			.message(Message.user(List.of(MediaPart.image(BYTES, "image/png"),
					MediaPart.image(URI.create("https://example.com/a.png")),
					MediaPart.document(BYTES, "application/pdf", "a.pdf"),
					MediaPart.document(URI.create("https://example.com/a.pdf")),
					MediaPart.document(BYTES, "text/csv", null), new TextPart("Compare.")))))
			.at("/0/content");
		assertThat(content).isEqualTo(Wire.json("""
				[{'type':'image','source':{'type':'base64','media_type':'image/png','data':'YWJj'}},
				{'type':'image','source':{'type':'url','url':'https://example.com/a.png'}},
				{'type':'document','source':{'type':'base64','media_type':'application/pdf','data':'YWJj'},
				'title':'a.pdf'},
				{'type':'document','source':{'type':'url','url':'https://example.com/a.pdf'}},
				{'type':'document','source':{'type':'text','media_type':'text/plain','data':'abc'}},
				{'type':'text','text':'Compare.'}]"""));
	}

	@Test
	void aResultMayHoldAnImage() {
		ToolResult result = new ToolResult("t", "weather",
				List.of(new TextPart("here"), MediaPart.image(BYTES, "image/png")), false);
		JsonNode content = messages(Conversations.ask()
			.message(Message.of(Role.ASSISTANT, List.of(new ToolCall("t", "weather", "{}"))))
			.message(Message.tool(List.of(result)))).at("/2/content/0/content");
		assertThat(content).isEqualTo(Wire.json("""
				[{'type':'text','text':'here'},
				{'type':'image','source':{'type':'base64','media_type':'image/png','data':'YWJj'}}]"""));
	}

	@Test
	void whatCannotBeSentIsKnownBeforehand() {
		assertThat(this.dialect.support(MediaPart.audio(BYTES, "audio/wav"), Wire.target(MODEL).build()))
			.isEqualTo(MediaSupport.NONE);
		assertThat(AnthropicBlocks.support(MediaPart.image(BYTES, "image/bmp"))).isEqualTo(MediaSupport.NONE);
		assertThat(AnthropicBlocks.support(MediaPart.image(URI.create("gs://a/b")))).isEqualTo(MediaSupport.NONE);
		assertThat(AnthropicBlocks.support(MediaPart.image(URI.create("http://a/b")))).isEqualTo(MediaSupport.AS_BYTES);
		assertThat(AnthropicBlocks.support(MediaPart.image(URI.create("https://a/b"))))
			.isEqualTo(MediaSupport.AS_IT_IS);
		assertThat(AnthropicBlocks.support(MediaPart.document(BYTES, "application/pdf", null)))
			.isEqualTo(MediaSupport.AS_IT_IS);
	}

	@Test
	void cachePointsMarkTheBlockBeforeThem() {
		JsonNode body = Conversations.body(this.dialect, Conversations.to(MODEL, ChatRequest.to("smart")
			.tools(Conversations.WEATHER.cached(CachePoint.Lifetime.LONG))
			.message(Message.of(Role.SYSTEM,
					List.of(new TextPart("Be brief."), new CachePoint(CachePoint.Lifetime.LONG), new TextPart("Now."))))
			.message(Message.user(List.of(new TextPart("Why?"), CachePoint.brief())))));
		assertThat(body.at("/tools/0/cache_control")).isEqualTo(Wire.json("{'type':'ephemeral','ttl':'1h'}"));
		assertThat(body.path("system")).isEqualTo(Wire.json("""
				[{'type':'text','text':'Be brief.','cache_control':{'type':'ephemeral','ttl':'1h'}},
				{'type':'text','text':'Now.'}]"""));
		assertThat(body.at("/messages/0/content"))
			.isEqualTo(Wire.json("[{'type':'text','text':'Why?','cache_control':{'type':'ephemeral'}}]"));
	}

	@Test
	void ofManyCachePointsTheLastFourAreSent() {
		ChatRequest.Builder request = ChatRequest.to("smart");
		for (int turn = 0; turn < 6; turn++) {
			request.message(Message.user(List.of(new TextPart("Turn " + turn), CachePoint.brief())));
		}
		JsonNode messages = messages(request);
		assertThat(messages.findParents("cache_control")).extracting((block) -> block.path("text").stringValue())
			.containsExactly("Turn 2", "Turn 3", "Turn 4", "Turn 5");
	}

	@Test
	void aLongerLifetimeDoesNotFollowAShorterOne() {
		JsonNode messages = messages(ChatRequest.to("smart")
			.message(Message.user(List.of(new TextPart("a"), CachePoint.brief())))
			.message(Message.user(List.of(new TextPart("b"), new CachePoint(CachePoint.Lifetime.LONG)))));
		assertThat(messages.findValues("ttl")).isEmpty();
		assertThat(messages.findValues("cache_control")).hasSize(2);
	}

	@Test
	void aCachePointAtTheBeginningMarksWhatStandsAboveTheConversation() {
		JsonNode body = Conversations.body(this.dialect,
				Conversations.to(MODEL,
						ChatRequest.to("smart")
							.system("Be brief.")
							.message(Message.user(List.of(CachePoint.brief(), new TextPart("Why?"))))));
		assertThat(body.at("/system/0/cache_control/type").stringValue()).isEqualTo("ephemeral");
		assertThat(body.at("/messages/0/content").stringValue()).isEqualTo("Why?");
	}

	@Test
	void aModelGoesOnFromItsOwnWordsOrIsToldTo() {
		ChatRequest.Builder request = Conversations.ask().assistant("Once upon a ");
		JsonNode older = Conversations.body(this.dialect, Conversations.to("claude-haiku-4-5", request));
		assertThat(older.path("messages").path(1)).isEqualTo(Wire.json("{'role':'assistant','content':'Once upon a'}"));
		assertThat(older.path("messages")).hasSize(2);
		JsonNode newer = messages(request);
		assertThat(this.dialect.prefills(Wire.target("claude-haiku-4-5").build())).isTrue();
		assertThat(this.dialect.prefills(Wire.target(MODEL).build())).isFalse();
		assertThat(newer.at("/1/content").stringValue()).isEqualTo("Once upon a ");
		assertThat(newer.path(2)).isEqualTo(Wire.json("{'role':'user','content':'" + Turns.CONTINUE + "'}"));
	}

}
