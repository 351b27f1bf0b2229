package io.github.llmrouter.dialect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.Target;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.Usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class OpenAiStreamTests {

	private final Dialect dialect = new OpenAiDialect();

	private final List<ChatChunk> pieces = new ArrayList<>();

	@Test
	void aStreamHoldsWhatAPlainReplyWouldHold() {
		StreamResult result = stream(this.dialect, "{'id':'c1','model':'','choices':[],'prompt_filter_results':[]}",
				"{'id':'c1','model':'gpt-4o-2024','choices':[{'index':0,'delta':{'role':'assistant','content':''}}],'usage':null}",
				"{'choices':[{'index':0,'delta':{'content':'Hel'},'logprobs':{'content':[{'token':'Hel','logprob':-1}]}}]}",
				"{'choices':[{'index':0,'delta':{'content':'lo'},'logprobs':{'content':[{'token':'lo','logprob':-2}]}}]}",
				"{'choices':[{'index':0,'delta':{},'finish_reason':'stop'}],'usage':null,'obfuscation':'xy'}",
				"{'choices':[],'usage':{'prompt_tokens':3,'completion_tokens':2}}", "[DONE]");
		Answer plain = Wire.answer(this.dialect,
				"""
						{'id':'c1','model':'gpt-4o-2024','choices':[{'index':0,'finish_reason':'stop','message':{'content':'Hello'},
						'logprobs':{'content':[{'token':'Hel','logprob':-1},{'token':'lo','logprob':-2}]}}],
						'usage':{'prompt_tokens':3,'completion_tokens':2}}""");
		assertThat(result.complete()).isTrue();
		assertThat(result.error()).isNull();
		assertThat(result.answer()).usingRecursiveComparison().isEqualTo(plain);
		assertThat(result.answer().logprobs()).hasSize(2);
		assertThat(this.pieces).containsExactly(ChatChunk.ofText("Hel"), ChatChunk.ofText("lo"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'reasoning_content':'h '}|{'reasoning_content':' m','content':null}|{'content':'Hi'}",
			"{'reasoning':'h ','content':''}|{'reasoning':' m'}|{'content':'Hi','reasoning':null}",
			"{'reasoning':'h ','reasoning_content':'h '}|{'reasoning':' m','reasoning_content':' m'}|{'content':'Hi'}",
			"{'reasoning_details':[{'type':'reasoning.text','text':'h '}]}|{'reasoning_details':[{'type':'reasoning.summary','summary':' m'}]}|{'content':'Hi'}",
			"{'content':[{'type':'thinking','thinking':[{'type':'text','text':'h '}]}]}|{'content':[{'type':'thinking','thinking':[{'text':' m'}]},{'type':'text','text':'Hi'}]}" })
	void reasoningComesInManyForms(String deltas) {
		StreamResult result = streamOfDeltas(this.dialect, deltas.split("\\|"));
		assertThat(result.answer().message().parts()).containsExactly(new ReasoningPart("h  m", null),
				new TextPart("Hi"));
		assertThat(this.pieces).containsExactly(ChatChunk.ofReasoning("h "), ChatChunk.ofReasoning(" m"),
				ChatChunk.ofText("Hi"));
	}

	@ParameterizedTest
	@ValueSource(strings = {
			// OpenAI: index, then fragments
			"[{'index':0,'id':'a','function':{'name':'f','arguments':''}}]|[{'index':0,'function':{'arguments':'{1'}}]|[{'index':0,'function':{'arguments':'}'}}]|[{'index':1,'id':'b','function':{'name':'g','arguments':'{2}'}}]",
			// interleaved
			"[{'index':0,'id':'a','function':{'name':'f'}},{'index':1,'id':'b','function':{'name':'g'}}]|[{'index':1,'function':{'arguments':'{2}'}},{'index':0,'function':{'arguments':'{1}'}}]",
			// empty ids and names must not overwrite
			"[{'index':0,'id':'a','function':{'name':'f','arguments':'{'}}]|[{'index':0,'id':'','function':{'name':'','arguments':null}}]|[{'index':0,'id':null,'function':{'name':null,'arguments':'1}'}}]|[{'index':1,'id':'b','function':{'name':'g','arguments':'{2}'}}]",
			// without an index
			"[{'id':'a','function':{'name':'f','arguments':'{1}'}}]|[{'id':'b','function':{'name':'g','arguments':'{2'}}]|[{'function':{'arguments':'}'}}]",
			"[{'index':null,'id':'a','function':{'name':'f','arguments':'{1}'}},{'id':'b','function':{'name':'g','arguments':'{2}'}}]",
			// every index 0
			"[{'index':0,'id':'a','function':{'name':'f','arguments':'{1}'}}]|[{'index':0,'id':'b','function':{'name':'g','arguments':'{2'}}]|[{'index':0,'function':{'arguments':'}'}}]",
			// the id comes again in each fragment
			"[{'index':0,'id':'a','function':{'name':'f','arguments':'{'}}]|[{'index':0,'id':'a','function':{'name':'f','arguments':'1}'}}]|[{'index':1,'id':'b','function':{'name':'g','arguments':'{2}'}}]",
			// the name comes after the id
			"[{'index':0,'id':'a','function':{'arguments':'{'}}]|[{'index':0,'function':{'name':'f','arguments':'1}'}}]|[{'index':1,'id':'b','function':{'name':'g','arguments':'{2}'}}]" })
	void toolCallsComeInManyForms(String deltas) {
		StreamResult result = streamOfDeltas(this.dialect,
				Arrays.stream(deltas.split("\\|")).map("{'tool_calls':%s}"::formatted).toArray(String[]::new));
		assertThat(result.answer().toolCalls()).containsExactly(new ToolCall("a", "f", "{1}"),
				new ToolCall("b", "g", "{2}"));
		assertThat(result.answer().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
		assertThat(handedOn(0)).isEqualTo("a f {1}");
		assertThat(handedOn(1)).isEqualTo("b g {2}");
	}

	@Test
	void argumentsThatAreAnObjectArriveAsJson() {
		StreamResult result = streamOfDeltas(this.dialect,
				"{'tool_calls':[{'index':0,'id':'a','function':{'name':'f','arguments':{'x':1}}}]}");
		assertThat(result.answer().toolCalls()).containsExactly(new ToolCall("a", "f", "{\"x\":1}"));
	}

	@Test
	void twoCallsWithoutIdInOneChunkAreTwoCalls() {
		StreamResult result = streamOfDeltas(this.dialect,
				"{'tool_calls':[{'index':0,'function':{'name':'f','arguments':'{1}'}},{'index':0,'function':{'name':'f','arguments':'{2}'}}]}");
		assertThat(result.answer().toolCalls()).extracting(ToolCall::arguments).containsExactly("{1}", "{2}");
		assertThat(result.answer().toolCalls()).extracting(ToolCall::id).doesNotHaveDuplicates();
	}

	@Test
	void aCallWithoutAnIdHasTheIdOfThePlainReplyFromItsFirstPieceOn() {
		StreamResult result = streamOfDeltas(this.dialect, "{'tool_calls':[{'index':0,'function':{'name':'f'}}]}",
				"{'tool_calls':[{'index':0,'function':{'arguments':'{1}'}}]}",
				"{'tool_calls':[{'index':0,'id':'late','function':{'arguments':''}}]}");
		List<ToolCall> plain = Wire
			.answer(this.dialect,
					"{'choices':[{'message':{'tool_calls':[{'function':{'name':'f','arguments':'{1}'}}]}}]}")
			.toolCalls();
		assertThat(result.answer().toolCalls()).isEqualTo(plain);
		assertThat(handedOn(0)).isEqualTo(plain.get(0).id() + " f {1}");
	}

	@Test
	void theOlderFunctionCallIsAToolCall() {
		StreamResult result = streamOfDeltas(this.dialect, "{'function_call':{'name':'f','arguments':''}}",
				"{'function_call':{'arguments':'{1}'}}");
		assertThat(result.answer().toolCalls()).extracting(ToolCall::name, ToolCall::arguments)
			.containsExactly(tuple("f", "{1}"));
		assertThat(streamOfDeltas(this.dialect, "{'content':'Hi','function_call':{'name':'','arguments':''}}").answer()
			.toolCalls()).isEmpty();
	}

	@Test
	void aRefusalIsNotHandedOnAsText() {
		StreamResult result = streamOfDeltas(this.dialect, "{'refusal':'I '}", "{'refusal':'cannot.'}");
		assertThat(result.answer().refusal()).isEqualTo("I cannot.");
		assertThat(result.answer().finishReason()).isEqualTo(FinishReason.REFUSAL);
		assertThat(this.pieces).isEmpty();
	}

	@Test
	void thinkTagsStayInTheText() {
		StreamResult result = streamOfDeltas(this.dialect, "{'content':'<think>hm'}", "{'content':'</think>Hi'}");
		assertThat(result.answer().text()).isEqualTo("<think>hm</think>Hi");
		assertThat(result.answer().reasoning()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"{'choices':[{'delta':{'content':'Hi'},'finish_reason':'stop'}],'usage':{'prompt_tokens':1,'completion_tokens':2}}",
			"{'choices':[{'delta':{'content':'Hi'},'finish_reason':'stop'}],'x_groq':{'id':'r','usage':{'prompt_tokens':1,'completion_tokens':2}}}",
			"{'choices':[{'delta':{'content':'Hi'},'finish_reason':'stop'}],'usage':{'prompt_tokens':1,'completion_tokens':1}}|{'choices':[{'delta':{'content':''},'finish_reason':'stop'}],'usage':{'prompt_tokens':1,'completion_tokens':2}}",
			"{'choices':[{'delta':{'content':'Hi'},'finish_reason':''}]}|{'choices':[{'finish_reason':'stop'}]}|{'choices':[],'usage':{'prompt_tokens':1,'completion_tokens':2}}",
			"{'choices':[{'index':0,'delta':{'content':'Hi'}},{'index':1,'delta':{'content':'Ho'}}]}|{'choices':[{'index':1,'delta':{},'finish_reason':'length'}]}|{'choices':[{'delta':{},'finish_reason':'stop'}],'usage':{'prompt_tokens':1,'completion_tokens':2}}",
			"{'choices':[{'message':{'content':'Hi'},'finish_reason':'stop'}],'usage':{'prompt_tokens':1,'completion_tokens':2}}",
			"{'choices':[{'delta':{'content':'Hi'},'message':{'content':'Hi'}}]}|{'choices':[{'delta':{'content':''},'message':{'content':'Hi'},'finish_reason':'stop'}],'usage':{'prompt_tokens':1,'completion_tokens':2}}" })
	void usageAndFinishReasonComeInManyPlaces(String chunks) {
		StreamResult result = stream(this.dialect, chunks.split("\\|"));
		assertThat(result.complete()).isTrue();
		assertThat(result.answer().text()).isEqualTo("Hi");
		assertThat(result.answer().finishReason()).isEqualTo(FinishReason.STOP);
		assertThat(result.answer().usage()).isEqualTo(Usage.builder().promptTokens(1).completionTokens(2).build());
		assertThat(this.pieces).containsExactly(ChatChunk.ofText("Hi"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			{'choices':[{'delta':{'content':'Hi'}}]}                        |            | false
			{'choices':[{'delta':{'content':'Hi'}}]}                        | [DONE]     | true
			{'choices':[{'delta':{'content':'Hi'},'finish_reason':null}]}   |            | false
			{'choices':[{'delta':{'content':'Hi'},'finish_reason':'stop'}]} |            | true
			{'choices':[{'delta':{'content':'Hi'},'finish_reason':'odd'}]}  |            | true
			{'choices':[{'delta':{'role':'assistant'}}]}                    | [DONE]     | false
			{'choices':[{'delta':{'reasoning':'hm'}}]}                      | [DONE]     | false
			""")
	void aStreamIsWholeWithAFinishReasonOrItsTerminatorAfterContent(String chunk, String last, boolean complete) {
		StreamResult result = (last != null) ? stream(this.dialect, chunk, last) : stream(this.dialect, chunk);
		assertThat(result.complete()).isEqualTo(complete);
	}

	@Test
	void whatBreaksOffAfterTheFinishReasonTakesNothingAway() {
		StreamDecoder decoder = decoder(this.dialect);
		read(decoder, null, "{'choices':[{'delta':{'content':'Hi'},'finish_reason':'stop'}]}");
		read(decoder, null, "{'choices':[],'usa");
		assertThat(decoder.result().error()).isNull();
		assertThat(decoder.result().complete()).isTrue();
	}

	@Test
	void nothingIsReadAfterTheTerminator() {
		StreamDecoder decoder = decoder(this.dialect);
		read(decoder, null, "{'choices':[{'delta':{'content':'Hi'}}]}");
		assertThat(decoder.ended()).isFalse();
		read(decoder, null, "[DONE]");
		assertThat(decoder.ended()).isTrue();
		read(decoder, null, "{'choices':[{'delta':{'content':'!'}}]}");
		assertThat(decoder.result().answer().text()).isEqualTo("Hi");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "ping", "[]", "[1]", "7", "null", "{}", "{'choices':null}", "{'choices':[null]}",
			"{'choices':[{}]}", "{'choices':[{'delta':null}]}", "{'choices':[{'delta':{'content':null}}]}",
			"{'choices':[{'delta':{'tool_calls':[]}}]}", "{'choices':[{'delta':{'tool_calls':[null]}}]}",
			"{'choices':[{'delta':{'tool_calls':null,'function_call':null}}]}", "{'error':null}", "{'error':{}}",
			"{'choices':[{'delta':{'content':[]}}],'usage':{}}" })
	void whatHoldsNothingChangesNothing(String data) {
		StreamDecoder decoder = decoder(this.dialect);
		read(decoder, null, data);
		assertThat(decoder.ended()).isFalse();
		assertThat(this.pieces).isEmpty();
		assertThat(decoder.result().error()).isNull();
		assertThat(decoder.result().complete()).isFalse();
		assertThat(decoder.result().answer().message().parts()).isEmpty();
		assertThat(decoder.result().answer().usage().isKnown()).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					-     | {'error':{'message':'Overloaded','type':'server_error','code':null}}            | SERVER_ERROR
					-     | {'error':{'message':'Slow down','code':'rate_limit_exceeded'}}                  | RATE_LIMITED
					-     | {'error':'text'}                                                                | SERVER_ERROR
					-     | {'choices':[{'delta':{},'finish_reason':'error','error':{'code':502,'message':'Upstream'}}]} | SERVER_ERROR
					-     | {'object':'error','message':'Bad','type':'x','code':503}                        | OVERLOADED
					error | {'error':{'message':'tool call validation failed','code':'tool_use_failed','status_code':400}} | MALFORMED_REPLY
					error | {'message':'Too many requests','code':429}                                      | RATE_LIMITED
					error | upstream went away                                                              | SERVER_ERROR
					-     | {'choices':[{'delta':{'content':'lost                                           | MALFORMED_REPLY
					""")
	void anErrorWithinTheStreamIsClassifiedAsInAReply(String name, String data, FailureKind kind) {
		StreamDecoder decoder = decoder(this.dialect);
		read(decoder, null, "{'choices':[{'delta':{'content':'Hi'},'finish_reason':null}]}");
		read(decoder, name.equals("-") ? null : name, data);
		assertThat(decoder.ended()).isTrue();
		assertThat(decoder.result().complete()).isFalse();
		assertThat(decoder.result().answer().text()).isEqualTo("Hi");
		assertThat(decoder.result().error()).isNotNull();
		assertThat(decoder.result().error().kind()).isEqualTo(kind);
	}

	@Test
	void openRoutersErrorChunkIsReadInItsOwnWords() {
		StreamResult result = stream(new OpenRouterDialect(), "{'choices':[{'delta':{'role':'assistant'}}]}", """
				{'id':'gen-1','error':{'code':429,'message':'Provider returned error','metadata':{'provider_name':'X',
				'retry_after_seconds':7}},'choices':[{'index':0,'delta':{'content':''},'finish_reason':'error'}]}""");
		assertThat(result.error().kind()).isEqualTo(FailureKind.RATE_LIMITED);
		assertThat(result.error().scope()).isEqualTo(ProviderError.Scope.TARGET);
		assertThat(result.error().retry().until()).isEqualTo(Wire.NOW.plus(Duration.ofSeconds(7)));
	}

	@Test
	void headersOfTheStreamTellItsRequestAndLimits() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("x-request-id", "req_1");
		headers.add("x-ratelimit-remaining-tokens", "99");
		StreamDecoder decoder = exchange(this.dialect).stream(headers, Wire.NOW);
		read(decoder, null, "{'id':'c1','choices':[{'delta':{'content':'Hi'}}]}");
		assertThat(decoder.result().answer().requestId()).isEqualTo("req_1");
		assertThat(decoder.result().answer().rateLimits()).hasSize(1);
		read(decoder, null, "{'error':{'message':'x'}}");
		assertThat(decoder.result().error().requestId()).isEqualTo("req_1");
	}

	@Test
	void fragmentsOfReasoningDetailsBecomeWhatAPlainReplyHolds() {
		StreamResult result = streamOfDeltas(new OpenRouterDialect(),
				"{'reasoning':'h','reasoning_details':[{'type':'reasoning.text','text':'h','index':0,'format':'anthropic-claude-v1'}]}",
				"{'reasoning':'m','reasoning_details':[{'type':'reasoning.text','text':'m','index':0,'format':'anthropic-claude-v1'}]}",
				"{'reasoning_details':[{'type':'reasoning.text','signature':'sig','index':0,'format':'anthropic-claude-v1'}]}",
				"{'reasoning_details':[{'type':'reasoning.encrypted','data':'A','id':'r1','index':0}]}",
				"{'reasoning_details':[{'type':'reasoning.encrypted','data':'B','id':'r2','index':0}]}",
				"{'content':'Hi'}");
		ReasoningPart reasoning = (ReasoningPart) result.answer().message().parts().get(0);
		assertThat(reasoning.text()).isEqualTo("hm");
		assertThat(Json.MAPPER.readTree(reasoning.state().data())).isEqualTo(Wire.json("""
				[{'type':'reasoning.text','index':0,'format':'anthropic-claude-v1','signature':'sig','text':'hm'},
				{'type':'reasoning.encrypted','data':'A','id':'r1','index':0},
				{'type':'reasoning.encrypted','data':'B','id':'r2','index':0}]"""));
	}

	@Test
	void openRouterTellsTheCostOfAStream() {
		StreamResult result = stream(new OpenRouterDialect(),
				"{'choices':[{'delta':{'content':'Hi'},'finish_reason':'stop'}]}",
				"{'choices':[{'delta':{'content':''},'finish_reason':'stop'}],'usage':{'prompt_tokens':1,'completion_tokens':2,'cost':0.5,'is_byok':false}}",
				"[DONE]");
		assertThat(result.answer().cost()).isEqualByComparingTo("0.5");
	}

	@Test
	void aResultMayBeAskedForAtAnyTimeAndAgain() {
		StreamDecoder decoder = decoder(this.dialect);
		assertThat(decoder.result().answer().message().parts()).isEmpty();
		read(decoder, null, "{'choices':[{'delta':{'content':'Hi'}}]}");
		assertThat(decoder.result().answer().text()).isEqualTo("Hi");
		read(decoder, null, "{'choices':[{'delta':{'content':'!'},'finish_reason':'stop'}]}");
		assertThat(decoder.result().answer().text()).isEqualTo("Hi!");
		assertThat(decoder.result().answer().text()).isEqualTo("Hi!");
	}

	private String handedOn(int index) {
		Function<Function<ChatChunk.ToolCallDelta, String>, List<String>> all = (part) -> this.pieces.stream()
			.map(ChatChunk::toolCall)
			.filter((delta) -> delta.index() == index)
			.map(part)
			.toList();
		Set<String> head = all.apply((delta) -> delta.id() + " " + delta.name()).stream().collect(Collectors.toSet());
		return String.join("/", head) + " " + String.join("", all.apply(ChatChunk.ToolCallDelta::arguments));
	}

	private StreamResult streamOfDeltas(Dialect dialect, String... deltas) {
		StreamDecoder decoder = decoder(dialect);
		for (String delta : deltas) {
			read(decoder, null, "{'choices':[{'index':0,'delta':" + delta + "}]}");
		}
		read(decoder, null, "{'choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}");
		read(decoder, null, "[DONE]");
		return decoder.result();
	}

	private StreamResult stream(Dialect dialect, String... data) {
		StreamDecoder decoder = decoder(dialect);
		for (String event : data) {
			read(decoder, null, event);
		}
		return decoder.result();
	}

	private StreamDecoder decoder(Dialect dialect) {
		return exchange(dialect).stream(new HttpHeaders(), Wire.NOW);
	}

	private WireExchange exchange(Dialect dialect) {
		return dialect.chat(Wire.call(Wire.question(), Target.of("account", "model")));
	}

	private void read(StreamDecoder decoder, String name, String data) {
		decoder.read(new ServerSentEvent(name, data.replace('\'', '"')), this.pieces::add);
	}

}
