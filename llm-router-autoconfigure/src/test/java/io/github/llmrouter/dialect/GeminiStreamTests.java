package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ContentPart;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.TokenLogprob;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.Usage;

import static org.assertj.core.api.Assertions.assertThat;

class GeminiStreamTests {

	private static final String MODEL = "gemini-4-argon";

	private static final String USAGE = "'usageMetadata':{'promptTokenCount':9,'candidatesTokenCount':2,"
			+ "'thoughtsTokenCount':5}";

	private final Dialect dialect = new GeminiDialect();

	private final ChatCall call = Conversations.streamed(MODEL, Conversations.ask());

	private Streamed read(String... events) {
		return Streamed.read(this.dialect, this.call, events);
	}

	private static String chunk(String parts, String rest) {
		return "{'candidates':[{'content':{'role':'model','parts':[" + parts + "]}" + rest
				+ "}],'modelVersion':'gemini-4-argon-001','responseId':'r1'," + USAGE + "}";
	}

	private Decoded plain(String body) {
		return this.dialect.chat(this.call).decode(Wire.reply(200, body, Map.of("request-id", "req_1")), Wire.NOW);
	}

	@Test
	void aStreamAmountsToWhatAPlainReplySays() {
		Streamed streamed = read(
				"{'candidates':[{'content':{'parts':[{'text':'h','thought':true}]}}],'usageMetadata':"
						+ "{'promptTokenCount':9,'thoughtsTokenCount':1}}",
				chunk("{'text':'m','thought':true}", ""), chunk("{'text':'Hel'}", ""), chunk("{'text':'lo'}", ""),
				chunk("{'functionCall':{'name':'f','args':{'a':1}},'thoughtSignature':'s1'},"
						+ "{'functionCall':{'id':'x','name':'f'}}", ""),
				chunk("{'text':'','thoughtSignature':'s2'}", ",'finishReason':'STOP'"));
		Answer plain = (Answer) plain(chunk(
				"{'text':'hm','thought':true},{'text':'Hello'},"
						+ "{'functionCall':{'name':'f','args':{'a':1}},'thoughtSignature':'s1'},"
						+ "{'functionCall':{'id':'x','name':'f'}},{'text':'','thoughtSignature':'s2'}",
				",'finishReason':'STOP'"));
		assertThat(streamed.answer().message()).isEqualTo(plain.message());
		assertThat(streamed.answer().usage()).isEqualTo(plain.usage())
			.isEqualTo(Usage.builder().promptTokens(9).completionTokens(7).reasoningTokens(5).build());
		assertThat(streamed.answer().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
		assertThat(streamed.answer().model()).isEqualTo("gemini-4-argon-001");
		assertThat(streamed.answer().requestId()).isEqualTo("req_1");
		assertThat(streamed.result().complete()).isTrue();
		assertThat(streamed.ended()).isFalse();
		assertThat(streamed.text()).isEqualTo("Hello");
		assertThat(streamed.reasoning()).isEqualTo("hm");
		assertThat(streamed.toolCalls()).extracting(ChatChunk.ToolCallDelta::id)
			.containsExactlyElementsOf(plain.toolCalls().stream().map(ToolCall::id).toList());
		assertThat(streamed.toolCalls()).extracting(ChatChunk.ToolCallDelta::arguments)
			.containsExactly("{\"a\":1}", "{}");
	}

	@Test
	void signaturesStayWithTheirPartsAndTheirModel() {
		Answer answer = (Answer) plain(chunk(
				"{'text':'hm','thought':true,'thoughtSignature':'s0'}," + "{'text':'Hi','thoughtSignature':'s1'},"
						+ "{'functionCall':{'name':'f'},'thoughtSignature':'s2'},{'text':'','thoughtSignature':'s3'}",
				""));
		ToolCall first = answer.toolCalls().get(0);
		assertThat(answer.message().parts()).isEqualTo(List.<ContentPart>of(
				new ReasoningPart("hm", Conversations.state(MODEL, "gemini.thought", "s0")), new TextPart("Hi"),
				new ReasoningPart("", Conversations.state(MODEL, "gemini.thoughtSignature", "s1")),
				new ToolCall(first.id(), "f", "{}", Conversations.state(MODEL, "gemini.functionCall", "s2")),
				new ReasoningPart("", Conversations.state(MODEL, "gemini.signaturePart", "s3"))));
		assertThat(first.id()).startsWith("call_");
	}

	@Test
	void likelihoodsAreReadAlsoFromSeveralChunks() {
		String first = ",'logprobsResult':{'chosenCandidates':[{'token':'Hel','logProbability':-0.5}],'topCandidates':"
				+ "[{'candidates':[{'token':'Hel','logProbability':-0.5},{'token':'A','logProbability':-2}]}]}";
		String second = ",'logprobsResult':{'chosenCandidates':[{'token':'lo','logProbability':-1}]}";
		assertThat(read(chunk("{'text':'Hel'}", first), chunk("{'text':'lo'}", second)).answer().logprobs())
			.containsExactly(
					new TokenLogprob("Hel", -0.5,
							List.of(new TokenLogprob("Hel", -0.5, List.of()), new TokenLogprob("A", -2, List.of()))),
					new TokenLogprob("lo", -1, List.of()));
	}

	@Test
	void aStreamWithoutAFinishReasonIsIncomplete() {
		Streamed streamed = read(chunk("{'text':'Hel'}", ""));
		assertThat(streamed.result().complete()).isFalse();
		assertThat(streamed.answer().text()).isEqualTo("Hel");
		assertThat(streamed.answer().finishReason()).isNull();
		Streamed empty = read();
		assertThat(empty.answer().message().parts()).isEmpty();
		assertThat(empty.answer().finishReason()).isNull();
		assertThat(empty.result().complete()).isFalse();
	}

	@Test
	void aBlockedPromptIsAWholeAnswer() {
		Streamed streamed = read("{'promptFeedback':{'blockReason':'SAFETY'}}");
		assertThat(streamed.result().complete()).isTrue();
		assertThat(streamed.answer().finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
	}

	@Test
	void anErrorWithinTheStreamIsClassifiedAndEndsIt() {
		String error = "{'error':{'code':503,'status':'UNAVAILABLE','message':'Overloaded'}}";
		for (String form : List.of(error, "[" + error + "]")) {
			Streamed streamed = read(chunk("{'text':'Hel'}", ""), form, chunk("{'text':'lo'}", ""));
			ProviderError reported = streamed.result().error();
			assertThat(reported).isNotNull();
			assertThat(reported.kind()).isEqualTo(FailureKind.OVERLOADED);
			assertThat(reported.usage().promptTokens()).isEqualTo(9);
			assertThat(streamed.ended()).isTrue();
			assertThat(streamed.result().complete()).isFalse();
			assertThat(streamed.answer().text()).isEqualTo("Hel");
		}
	}

	@Test
	void anArrayOfChunksIsOneAnswer() {
		Answer answer = (Answer) plain(
				"\n[" + chunk("{'text':'Hel'}", "") + ",\n" + chunk("{'text':'lo'}", ",'finishReason':'STOP'") + "]");
		assertThat(answer.text()).isEqualTo("Hello");
		assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
		Decoded failed = plain("[" + chunk("{'text':'Hel'}", "") + ",{'error':{'code':503,'status':'UNAVAILABLE'}}]");
		assertThat(failed).isInstanceOfSatisfying(ProviderError.class,
				(error) -> assertThat(error.kind()).isEqualTo(FailureKind.OVERLOADED));
		assertThat(plain("[" + chunk("{'text':'Hel'}", "") + ",")).isInstanceOf(ProviderError.class);
	}

	@Test
	void anEventThatBreaksOffIsNotPassedOver() {
		Streamed streamed = read("{'candidates':[{'con");
		assertThat(streamed.ended()).isTrue();
		assertThat(streamed.result().error().kind()).isEqualTo(FailureKind.MALFORMED_REPLY);
		assertThat(read(chunk("", ",'finishReason':'STOP'"), "{'cand").result().complete()).isTrue();
	}

	@Test
	void whatIsNotUnderstoodIsPassedOver() {
		Streamed streamed = read("[DONE]", "null", "7", "{'candidates':[null]}", "{'candidates':[{'content':null}]}",
				"{'candidates':[{'content':{'parts':[null,7,{},{'executableCode':{}},{'functionCall':7}]}}]}",
				chunk("", ",'finishReason':'STOP'"));
		assertThat(streamed.pieces()).isEmpty();
		assertThat(streamed.result().error()).isNull();
		assertThat(streamed.result().complete()).isTrue();
	}

}
