package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.ProviderState;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.ResponseFormat;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.Usage;

import static org.assertj.core.api.Assertions.assertThat;

class AnthropicStreamTests {

	private static final String MODEL = "claude-haiku-4-5";

	private static final String START = "{'type':'message_start','message':{'id':'msg_1','type':'message',"
			+ "'role':'assistant','model':'claude-haiku-4-5-20251001','content':[],'stop_reason':null,"
			+ "'usage':{'input_tokens':10,'cache_read_input_tokens':5,'cache_creation_input_tokens':0,"
			+ "'cache_creation':{'ephemeral_1h_input_tokens':0},'output_tokens':1}}}";

	private static final String STOP = "{'type':'message_stop'}";

	private final Dialect dialect = new AnthropicDialect();

	private final ChatCall call = Conversations.streamed(MODEL, Conversations.ask());

	private Streamed read(String... events) {
		return Streamed.read(this.dialect, this.call, events);
	}

	private static String block(int index, String block) {
		return "{'type':'content_block_start','index':" + index + ",'content_block':" + block + "}";
	}

	private static String delta(int index, String delta) {
		return "{'type':'content_block_delta','index':" + index + ",'delta':" + delta + "   }";
	}

	private static String ended(String reason) {
		return "{'type':'message_delta','delta':{'stop_reason':'" + reason + "','stop_sequence':null},"
				+ "'usage':{'input_tokens':10,'cache_read_input_tokens':5,'output_tokens':30}}";
	}

	@Test
	void aStreamedCallSaysSo() {
		assertThat(Conversations.body(this.dialect, this.call).path("stream").booleanValue()).isTrue();
		assertThat(Conversations.body(this.dialect, Conversations.to(MODEL, Conversations.ask())).has("stream"))
			.isFalse();
	}

	@Test
	void aMessageThatBeginsAnewBreaksTheStreamBecauseNothingCanBeTakenBack() {
		Streamed streamed = read(START, START, block(0, "{'type':'text','text':''}"),
				delta(0, "{'type':'text_delta','text':'Hel'}"), START, block(0, "{'type':'text','text':'Hello'}"),
				ended("end_turn"), STOP);
		assertThat(streamed.result().error()).isNotNull()
			.extracting(ProviderError::kind)
			.isEqualTo(FailureKind.MALFORMED_REPLY);
		assertThat(streamed.result().complete()).isFalse();
		assertThat(streamed.result().answer().text()).isEqualTo("Hel");
	}

	@Test
	void aStreamAmountsToWhatAPlainReplySays() {
		Streamed streamed = read(START, "{'type':'ping'}", block(0, "{'type':'thinking','thinking':'','signature':''}"),
				delta(0, "{'type':'thinking_delta','thinking':'h'}"),
				delta(0, "{'type':'thinking_delta','thinking':'m'}"),
				delta(0, "{'type':'signature_delta','signature':'sig'}"), "{'type':'content_block_stop','index':0}",
				block(1, "{'type':'redacted_thinking','data':'x'}"), block(2, "{'type':'text','text':''}"),
				delta(2, "{'type':'text_delta','text':'Hel'}"), delta(2, "{'type':'text_delta','text':'lo'}"),
				delta(2, "{'type':'citations_delta','citation':{}}"),
				block(3, "{'type':'tool_use','id':'toolu_1','name':'weather','input':{}}"),
				delta(3, "{'type':'input_json_delta','partial_json':''}"),
				delta(3, "{'type':'input_json_delta','partial_json':'{}'}"),
				block(4, "{'type':'anything_new','data':{}}"), ended("tool_use"), STOP);
		Answer plain = (Answer) this.dialect.chat(this.call)
			.decode(Wire.reply(200,
					"""
							{'id':'msg_1','model':'claude-haiku-4-5-20251001','content':[
							{'type':'thinking','thinking':'hm','signature':'sig'},{'type':'redacted_thinking','data':'x'},
							{'type':'text','text':'Hello'},{'type':'tool_use','id':'toolu_1','name':'weather','input':{}}],
							'stop_reason':'tool_use','usage':{'input_tokens':10,'cache_read_input_tokens':5,'output_tokens':30}}""",
					Map.of("request-id", "req_1")), Wire.NOW);
		assertThat(streamed.answer().message()).isEqualTo(plain.message());
		assertThat(streamed.answer().usage()).isEqualTo(plain.usage())
			.isEqualTo(Usage.builder().promptTokens(15).cachedTokens(5).completionTokens(30).build());
		assertThat(streamed.answer().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
		assertThat(streamed.answer().model()).isEqualTo("claude-haiku-4-5-20251001");
		assertThat(streamed.answer().requestId()).isEqualTo("req_1");
		assertThat(streamed.result().complete()).isTrue();
		assertThat(streamed.ended()).isTrue();
		assertThat(streamed.text()).isEqualTo("Hello");
		assertThat(streamed.reasoning()).isEqualTo("hm");
		assertThat(streamed.toolCalls()).containsExactly(new ChatChunk.ToolCallDelta(0, "toolu_1", "weather", ""),
				new ChatChunk.ToolCallDelta(0, "toolu_1", "weather", "{}"));
	}

	@Test
	void thinkingKeepsItsWholeBlockForItsAuthor() {
		Streamed streamed = read(START, block(0, "{'type':'thinking','thinking':'','signature':''}"),
				delta(0, "{'type':'thinking_delta','thinking':'hm'}"),
				delta(0, "{'type':'signature_delta','signature':'sig'}"));
		ReasoningPart part = (ReasoningPart) streamed.answer().message().parts().get(0);
		assertThat(part.text()).isEqualTo("hm");
		ProviderState state = part.state();
		assertThat(state).isNotNull();
		assertThat(state.belongsTo(this.call.target())).isTrue();
		assertThat(state.format()).isEqualTo("anthropic.thinking");
		assertThat(Json.parse(state.data()))
			.isEqualTo(Wire.json("{'type':'thinking','thinking':'hm','signature':'sig'}"));
	}

	@Test
	void argumentsStayAsTheModelWroteThemAndCallsAreNumberedAmongThemselves() {
		Streamed streamed = read(START, block(0, "{'type':'text','text':'Hi'}"),
				block(1, "{'type':'server_tool_use','id':'s','name':'web_search','input':{}}"),
				delta(1, "{'type':'input_json_delta','partial_json':'{}'}"),
				block(2, "{'type':'tool_use','id':'a','name':'f','input':{}}"),
				delta(2, "{'type':'input_json_delta','partial_json':'{ }'}"),
				block(3, "{'type':'tool_use','id':'b','name':'g','input':{'x':1}}"),
				"{'type':'content_block_stop','index':3}", ended("tool_use"));
		assertThat(streamed.answer().toolCalls()).containsExactly(new ToolCall("a", "f", "{ }"),
				new ToolCall("b", "g", "{\"x\":1}"));
		assertThat(streamed.toolCalls()).extracting(ChatChunk.ToolCallDelta::index).containsExactly(0, 0, 1, 1);
		assertThat(streamed.text()).isEqualTo("Hi");
	}

	@Test
	void aStreamWithoutItsEndIsIncomplete() {
		Streamed streamed = read(START, block(0, "{'type':'text','text':''}"),
				delta(0, "{'type':'text_delta','text':'Hel'}"));
		assertThat(streamed.result().complete()).isFalse();
		assertThat(streamed.result().error()).isNull();
		assertThat(streamed.ended()).isFalse();
		assertThat(streamed.answer().text()).isEqualTo("Hel");
		assertThat(streamed.answer().usage().promptTokens()).isEqualTo(15);
		assertThat(read(START, ended("end_turn")).result().complete()).isTrue();
		assertThat(read().answer().message().parts()).isEmpty();
	}

	@Test
	void anErrorWithinTheStreamIsClassifiedAndEndsIt() {
		Streamed streamed = read(START, block(0, "{'type':'text','text':'Hel'}"),
				"{'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}}",
				delta(0, "{'type':'text_delta','text':'lo'}"), STOP);
		ProviderError error = streamed.result().error();
		assertThat(error).isNotNull();
		assertThat(error.kind()).isEqualTo(FailureKind.OVERLOADED);
		assertThat(error.usage().promptTokens()).isEqualTo(15);
		assertThat(error.requestId()).isEqualTo("req_1");
		assertThat(streamed.ended()).isTrue();
		assertThat(streamed.result().complete()).isFalse();
		assertThat(streamed.answer().text()).isEqualTo("Hel");
	}

	@Test
	void whatIsNotUnderstoodIsPassedOver() {
		Streamed streamed = read("[DONE]", "null", "{'type':'content_block_delta','index':9,'delta':{}}",
				"{'type':'content_block_start'}", "{'type':'something'}", START, ended("end_turn"),
				"{'type':'message_delta','delta':null,'usage':null}", STOP, "[DONE]");
		assertThat(streamed.pieces()).isEmpty();
		assertThat(streamed.result().error()).isNull();
		assertThat(streamed.answer().finishReason()).isEqualTo(FinishReason.STOP);
	}

	@Test
	void blocksThatAllHaveTheSameIndexAreAllKept() {
		Streamed streamed = read(START, block(0, "{'type':'text','text':''}"),
				delta(0, "{'type':'text_delta','text':'Hello'}"), "{'type':'content_block_stop','index':0}",
				block(0, "{'type':'tool_use','id':'toolu_1','name':'weather','input':{}}"),
				delta(0, "{'type':'input_json_delta','partial_json':'{}'}"), ended("tool_use"), STOP);
		assertThat(streamed.text()).isEqualTo("Hello").isEqualTo(streamed.answer().text());
		assertThat(streamed.answer().message().toolCalls()).extracting(ToolCall::name).containsExactly("weather");
	}

	@Test
	void anEventThatBreaksOffIsNotPassedOver() {
		Streamed streamed = read(START, "{'type':'content_block_delta','ind");
		assertThat(streamed.ended()).isTrue();
		assertThat(streamed.result().error().kind()).isEqualTo(FailureKind.MALFORMED_REPLY);
		assertThat(read(START, ended("end_turn"), "{'type':'mess").result().complete()).isTrue();
	}

	@Test
	void theArgumentsOfTheAnswerToolAreTheText() {
		ChatCall fitting = Conversations.fitting("claude-3-haiku-20240307",
				Conversations.ask().responseFormat(ResponseFormat.jsonSchema("person", Conversations.PERSON)),
				Conversations.PERSON);
		Streamed streamed = Streamed.read(this.dialect, fitting, START,
				block(0, "{'type':'tool_use','id':'a','name':'person','input':{}}"),
				delta(0, "{'type':'input_json_delta','partial_json':'{ '}"),
				delta(0, "{'type':'input_json_delta','partial_json':'}'}"), ended("tool_use"));
		assertThat(streamed.text()).isEqualTo("{ }").isEqualTo(streamed.answer().text());
		assertThat(streamed.toolCalls()).isEmpty();
		assertThat(streamed.pieces()).hasSize(2).isEqualTo(List.of(ChatChunk.ofText("{ "), ChatChunk.ofText("}")));
		assertThat(streamed.answer().finishReason()).isEqualTo(FinishReason.STOP);
	}

}
