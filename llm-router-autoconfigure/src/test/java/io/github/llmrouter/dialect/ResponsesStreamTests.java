package io.github.llmrouter.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.Target;
import io.github.llmrouter.TokenLogprob;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.Usage;

import static org.assertj.core.api.Assertions.assertThat;

class ResponsesStreamTests {

	private static final String CREATED = "{'type':'response.created','response':{'id':'resp_1','model':'gpt-5-1',"
			+ "'status':'in_progress','output':[],'usage':null}}";

	private static final String[] WHOLE = { CREATED,
			"{'type':'response.output_item.added','output_index':0,'item':{'id':'rs_1','type':'reasoning','summary':[]}}",
			"{'type':'response.reasoning_summary_part.added','output_index':0,'summary_index':0,'part':{'text':''}}",
			"{'type':'response.reasoning_summary_text.delta','output_index':0,'delta':'Hm'}",
			"{'type':'response.reasoning_summary_text.delta','output_index':0,'delta':'m'}",
			"{'type':'response.reasoning_summary_text.done','output_index':0,'text':'Hmm'}",
			"{'type':'response.output_item.done','output_index':0,'item':{'id':'rs_1','type':'reasoning',"
					+ "'encrypted_content':'abc','summary':[{'type':'summary_text','text':'Hmm'}]}}",
			"{'type':'response.output_item.added','output_index':1,'item':{'type':'message','content':[]}}",
			"{'type':'response.output_text.delta','output_index':1,'delta':'Let me ','logprobs':[{'token':'Let me ',"
					+ "'logprob':-1}],'obfuscation':'xyz'}",
			"{'type':'response.output_text.delta','output_index':1,'delta':'see.'}",
			"{'type':'response.output_text.done','output_index':1,'text':'Let me see.'}",
			"{'type':'response.output_item.added','output_index':2,'item':{'id':'ws_1','type':'web_search_call'}}",
			"{'type':'response.web_search_call.searching','output_index':2}",
			"{'type':'response.output_item.added','output_index':3,'item':{'id':'fc_1','type':'function_call',"
					+ "'call_id':'call_1','name':'weather','arguments':''}}",
			"{'type':'response.function_call_arguments.delta','output_index':3,'delta':'{\\\"a\\\"'}",
			"{'type':'response.function_call_arguments.delta','output_index':3,'delta':':1}'}",
			"{'type':'response.function_call_arguments.done','output_index':3,'arguments':'{\\\"a\\\":1}'}",
			"{'type':'response.output_item.added','output_index':4,'item':{'id':'fc_2','type':'function_call',"
					+ "'call_id':'call_2','name':'time','arguments':''}}",
			"{'type':'response.function_call_arguments.delta','output_index':4,'delta':'{}'}" };

	private static final String OUTPUT = """
			[{'id':'rs_1','type':'reasoning','encrypted_content':'abc','summary':[{'type':'summary_text','text':'Hmm'}]},
			{'type':'message','content':[{'type':'output_text','text':'Let me see.','logprobs':[{'token':'Let me ',
			'logprob':-1}]}]},{'id':'ws_1','type':'web_search_call'},
			{'type':'function_call','call_id':'call_1','name':'weather','arguments':'{\\"a\\":1}'},
			{'type':'function_call','call_id':'call_2','name':'time','arguments':'{}'}]""";

	private final HttpHeaders headers = new HttpHeaders();

	private final List<ChatChunk> chunks = new ArrayList<>();

	@Test
	void theAnswerOfAStreamIsThatOfThePlainReply() {
		String response = response("completed", OUTPUT);
		this.headers.add("x-request-id", "req_1");
		this.headers.add("x-ratelimit-remaining-tokens", "99");
		StreamDecoder stream = read(WHOLE);
		read(stream, "{'type':'response.completed','response':" + response + "}");
		StreamResult result = stream.result();
		assertThat(stream.ended()).isTrue();
		assertThat(result.complete()).isTrue();
		assertThat(result.error()).isNull();
		Answer plain = (Answer) exchange().decode(Wire.reply(200, response, this.headers.toSingleValueMap()), Wire.NOW);
		assertThat(result.answer()).usingRecursiveComparison().isEqualTo(plain);
		assertThat(result.answer().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
	}

	@Test
	void eachPieceIsHandedOnOnceAndInOrder() {
		read(read(WHOLE), "{'type':'response.completed','response':" + response("completed", OUTPUT) + "}");
		assertThat(this.chunks).containsExactly(ChatChunk.ofReasoning("Hm"), ChatChunk.ofReasoning("m"),
				ChatChunk.ofText("Let me "), ChatChunk.ofText("see."), ChatChunk.ofToolCall(0, "call_1", "weather", ""),
				ChatChunk.ofToolCall(0, "call_1", "weather", "{\"a\""),
				ChatChunk.ofToolCall(0, "call_1", "weather", ":1}"), ChatChunk.ofToolCall(1, "call_2", "time", ""),
				ChatChunk.ofToolCall(1, "call_2", "time", "{}"));
	}

	@Test
	void aBrokenStreamLeavesWhatHasArrived() {
		StreamResult result = read(WHOLE).result();
		assertThat(result.complete()).isFalse();
		assertThat(result.error()).isNull();
		Answer answer = result.answer();
		assertThat(answer.reasoning()).isEqualTo("Hmm");
		assertThat(answer.text()).isEqualTo("Let me see.");
		assertThat(answer.toolCalls()).containsExactly(new ToolCall("call_1", "weather", "{\"a\":1}"),
				new ToolCall("call_2", "time", "{}"));
		assertThat(answer.logprobs()).containsExactly(new TokenLogprob("Let me ", -1, List.of()));
		assertThat(answer.model()).isEqualTo("gpt-5-1");
		assertThat(answer.requestId()).isEqualTo("resp_1");
		assertThat(answer.usage().isKnown()).isFalse();
	}

	@Test
	void anAnswerThatIsCutOffByItsLimitIsComplete() {
		StreamDecoder stream = read(CREATED, "{'type':'response.incomplete','response':{'status':'incomplete',"
				+ "'incomplete_details':{'reason':'max_output_tokens'},'output':[{'type':'reasoning','summary':[]}]}}");
		assertThat(stream.result().complete()).isTrue();
		assertThat(stream.result().answer().finishReason()).isEqualTo(FinishReason.LENGTH);
		assertThat(this.chunks).isEmpty();
	}

	@Test
	void aServerThatEndsWithoutTheItemsIsReadFromItsPieces() {
		StreamDecoder stream = read(WHOLE);
		read(stream, "{'type':'response.completed','response':" + response("completed", "[]") + "}");
		StreamResult result = stream.result();
		assertThat(result.complete()).isTrue();
		assertThat(result.answer().text()).isEqualTo("Let me see.");
		assertThat(result.answer().toolCalls()).hasSize(2);
		assertThat(result.answer().usage()).isEqualTo(Usage.builder().promptTokens(3).completionTokens(4).build());
	}

	@Test
	void aServerThatSendsNothingButTheWholeHandsItOnAtTheEnd() {
		StreamDecoder stream = read(CREATED,
				"{'type':'response.completed','response':" + response("completed", OUTPUT) + "}");
		assertThat(this.chunks).containsExactly(ChatChunk.ofReasoning("Hmm"), ChatChunk.ofText("Let me see."),
				ChatChunk.ofToolCall(0, "call_1", "weather", ""),
				ChatChunk.ofToolCall(0, "call_1", "weather", "{\"a\":1}"),
				ChatChunk.ofToolCall(1, "call_2", "time", ""), ChatChunk.ofToolCall(1, "call_2", "time", "{}"));
		assertThat(stream.result().answer().text()).isEqualTo("Let me see.");
	}

	@Test
	void anItemWithoutPiecesIsHandedOnWhenItIsDone() {
		read("{'type':'response.output_item.done','output_index':0,'item':{'type':'function_call','call_id':'c',"
				+ "'name':'f','arguments':'{}'}}",
				"{'type':'response.output_item.done','output_index':1,'item':{'type':'message',"
						+ "'content':[{'type':'output_text','text':'Hi'}]}}");
		assertThat(this.chunks).containsExactly(ChatChunk.ofToolCall(0, "c", "f", ""),
				ChatChunk.ofToolCall(0, "c", "f", "{}"), ChatChunk.ofText("Hi"));
	}

	@Test
	void reasoningThatComesAsItIsAndAsASummaryIsHandedOnOnce() {
		read("{'type':'response.reasoning_text.delta','output_index':0,'delta':'Hm'}",
				"{'type':'response.reasoning_summary_text.delta','output_index':0,'delta':'In short: hm'}");
		assertThat(this.chunks).containsExactly(ChatChunk.ofReasoning("Hm"));
	}

	@Test
	void aRefusalIsReadAndIsNoPieceOfText() {
		StreamResult result = read("{'type':'response.output_item.added','output_index':0,'item':{'type':'message'}}",
				"{'type':'response.refusal.delta','output_index':0,'delta':'No'}",
				"{'type':'response.refusal.delta','output_index':0,'delta':'.'}")
			.result();
		assertThat(result.answer().refusal()).isEqualTo("No.");
		assertThat(this.chunks).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"{'type':'response.failed','response':{'status':'failed','error':{'code':'rate_limit_exceeded','message':'Slow down'}}}",
			"{'type':'error','code':'rate_limit_exceeded','message':'Slow down','param':null}",
			"{'type':'error','error':{'type':'rate_limit_exceeded','message':'Slow down'}}",
			"{'error':{'code':'rate_limit_exceeded','message':'Slow down'}}" })
	void anErrorInTheStreamEndsIt(String event) {
		StreamDecoder stream = read(WHOLE);
		read(stream, event);
		StreamResult result = stream.result();
		assertThat(stream.ended()).isTrue();
		assertThat(result.complete()).isFalse();
		assertThat(result.error()).isNotNull();
		assertThat(result.error().kind()).isEqualTo(FailureKind.RATE_LIMITED);
		assertThat(result.error().message()).isEqualTo("Slow down");
		assertThat(result.answer().text()).isEqualTo("Let me see.");
	}

	@Test
	void aFailureWithoutWordsIsTheServers() {
		StreamResult result = read(CREATED, "{'type':'response.failed','response':{'status':'failed','error':null}}")
			.result();
		assertThat(result.error()).isNotNull();
		assertThat(result.error().kind()).isEqualTo(FailureKind.SERVER_ERROR);
	}

	@Test
	void aFailureKeepsTheTokensThatWereBilled() {
		StreamResult result = read("{'type':'response.failed','response':{'error':{'code':'server_error'},"
				+ "'usage':{'input_tokens':3,'output_tokens':4}}}")
			.result();
		assertThat(result.error()).isNotNull();
		assertThat(result.error().usage().totalTokens()).isEqualTo(7);
	}

	@Test
	void theNameOfAnEventCountsWhereItsDataHasNone() {
		StreamDecoder stream = exchange().stream(this.headers, Wire.NOW);
		stream.read(new ServerSentEvent("response.output_text.delta", "{\"delta\":\"Hi\"}"), this.chunks::add);
		assertThat(this.chunks).containsExactly(ChatChunk.ofText("Hi"));
		assertThat(stream.result().answer().text()).isEqualTo("Hi");
	}

	@Test
	void theTerminatorOfChatCompletionsEndsAStreamButDoesNotCompleteIt() {
		StreamDecoder stream = read(CREATED, "[DONE]");
		assertThat(stream.ended()).isTrue();
		assertThat(stream.result().complete()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "7", "[]", "{}", "nonsense", "{'type':{}}", "{'type':'new.event'}",
			"{'type':'response.output_item.added'}", "{'type':'response.output_item.added','item':7}",
			"{'type':'response.output_item.done'}", "{'type':'response.output_text.delta'}",
			"{'type':'response.output_text.delta','delta':{},'output_index':'x','logprobs':7}",
			"{'type':'response.function_call_arguments.delta','output_index':1e99,'delta':null}",
			"{'type':'response.created','response':7}", "{'type':'response.output_item.done','item':{'content':7}}" })
	void whatCannotBeReadIsPassedOver(String event) {
		StreamDecoder stream = read(event);
		read(stream, "{'type':'response.output_text.delta','output_index':7,'delta':'Hi'}");
		assertThat(stream.result().answer().text()).isEqualTo("Hi");
		assertThat(stream.result().complete()).isFalse();
	}

	@Test
	void anItemThatEndsWithoutBeingThereKeepsWhatCameBefore() {
		StreamDecoder stream = read("{'type':'response.output_text.delta','output_index':0,'delta':'Hello'}",
				"{'type':'response.output_item.done','output_index':0}");
		assertThat(stream.result().answer().text()).isEqualTo("Hello");
	}

	@Test
	void anEventThatBreaksOffIsNotTakenForWhatItsNamePromises() {
		StreamDecoder stream = read(WHOLE);
		stream.read(new ServerSentEvent("response.completed", "{\"type\":\"response.completed\",\"resp"),
				this.chunks::add);
		assertThat(stream.ended()).isTrue();
		assertThat(stream.result().complete()).isFalse();
		assertThat(stream.result().error().kind()).isEqualTo(FailureKind.MALFORMED_REPLY);
		assertThat(stream.result().answer().text()).isEqualTo("Let me see.");
	}

	private static String response(String status, String output) {
		return "{'id':'resp_1','model':'gpt-5-1','status':'" + status + "','output':" + output
				+ ",'usage':{'input_tokens':3,'output_tokens':4}}";
	}

	private StreamDecoder read(String... events) {
		StreamDecoder stream = exchange().stream(this.headers, Wire.NOW);
		for (String event : events) {
			read(stream, event);
		}
		return stream;
	}

	private void read(StreamDecoder stream, String event) {
		stream.read(new ServerSentEvent(null, event.replace('\'', '"')), this.chunks::add);
	}

	private static WireExchange exchange() {
		Target target = Wire.target("gpt-5").options(Map.of("api", "responses")).build();
		return new OpenAiDialect().chat(Wire.call(Wire.question(), target));
	}

}
