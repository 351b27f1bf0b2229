package io.github.llmrouter.dialect;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.FinishReason;
import io.github.llmrouter.ProviderState;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.TokenLogprob;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.Usage;

import static org.assertj.core.api.Assertions.assertThat;

class OpenAiRepliesTests {

	private final Dialect dialect = new OpenAiDialect();

	@Test
	void aLogprobBeyondAllNumbersIsLeftOut() {
		String huge = "1" + "0".repeat(400);
		assertThat(Wire
			.answer(this.dialect,
					"{'choices':[{'message':{'content':'Hi'},'logprobs':{'content':[{'token':'Hi','logprob':" + huge
							+ "}]}}]}")
			.logprobs()).isEmpty();
		assertThat(Wire
			.answer(this.dialect,
					"{'choices':[{'message':{'content':'Hi'},'logprobs':{'tokens':['Hi'],'token_logprobs':[" + huge
							+ "]}}]}")
			.logprobs()).isEmpty();
	}

	@Test
	void aWholeAnswerIsRead() {
		Answer answer = (Answer) Wire.decode(this.dialect,
				Wire.reply(200,
						"""
								\uFEFF

								{'id':'chatcmpl-1','object':'chat.completion','created':1.5,'model':'gpt-4o-2024-08-06','unknown':{},
								'choices':[{'index':0,'message':{'role':'assistant','content':'Hi','refusal':null},'finish_reason':'stop'}],
								'usage':{'prompt_tokens':10,'completion_tokens':5,'total_tokens':15,
								'prompt_tokens_details':{'cached_tokens':4,'cache_write_tokens':2},
								'completion_tokens_details':{'reasoning_tokens':3}}}"""
							.replace("\uFEFF\n", "\uFEFF"),
						Map.of("x-request-id", "req_1", "x-ratelimit-remaining-tokens", "99")),
				Wire.NOW);
		assertThat(answer.text()).isEqualTo("Hi");
		assertThat(answer.reasoning()).isNull();
		assertThat(answer.refusal()).isNull();
		assertThat(answer.toolCalls()).isEmpty();
		assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
		assertThat(answer.model()).isEqualTo("gpt-4o-2024-08-06");
		assertThat(answer.requestId()).isEqualTo("req_1");
		assertThat(answer.rateLimits()).hasSize(1);
		assertThat(answer.cost()).isNull();
		assertThat(answer.usage()).isEqualTo(Usage.builder()
			.promptTokens(10)
			.cachedTokens(4)
			.cacheWriteTokens(2)
			.completionTokens(5)
			.reasoningTokens(3)
			.build());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			{'content':null,'tool_calls':[{'id':'a'},{'id':'b'}]} |            | 2
			{'content':'','tool_calls':[{'id':'a'}]}              |            | 1
			{'tool_calls':[{'id':'a'}]}                           |            | 1
			{'content':'Hi','tool_calls':null}                    | Hi         | 0
			{'content':'Hi','function_call':{'name':'f'}}         | Hi         | 1
			{'content':'Hi','function_call':{'name':''}}          | Hi         | 0
			{'content':['a',{'type':'text','text':'b'},{'x':1}]}  | ab         | 0
			{'content':{'title':'x'}}                             | {'title':'x'} | 0
			{'content':'<think>hm</think>Hi'}                     | <think>hm</think>Hi | 0
			""")
	void contentComesInManyForms(String message, String text, int toolCalls) {
		Answer answer = answer(message, "{}");
		assertThat(answer.text().replace('"', '\'')).isEqualTo((text != null) ? text : "");
		assertThat(answer.toolCalls()).hasSize(toolCalls);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'content':'Hi','reasoning_content':'hm'}", "{'content':'Hi','reasoning':'hm'}",
			"{'content':'Hi','reasoning':'hm','reasoning_details':[{'text':'hm'}]}",
			"{'content':'Hi','reasoning':null,'reasoning_details':[{'text':'h'},{'data':'x'},{'summary':'m'}]}",
			"{'content':[{'type':'thinking','thinking':[{'type':'text','text':'hm'}]},{'type':'text','text':'Hi'}]}" })
	void reasoningComesInManyForms(String message) {
		assertThat(answer(message, "{}").reasoning()).isEqualTo("hm");
		assertThat(answer(message, "{}").text()).isEqualTo("Hi");
	}

	@Test
	void toolCallsKeepTheirIdsAndArgumentsAsTheModelWroteThem() {
		Answer answer = answer("""
				{'content':null,'tool_calls':[{'id':'call_1','type':'function','function':{'name':'weather',
				'arguments':'{}'}},{'id':'call_2','function':{'name':'time','arguments':{'zone':'UTC'}}},
				{'id':'call_3','function':{'name':'cut','arguments':''}}]}""", "{}");
		assertThat(answer.toolCalls()).containsExactly(new ToolCall("call_1", "weather", "{}"),
				new ToolCall("call_2", "time", "{\"zone\":\"UTC\"}"), new ToolCall("call_3", "cut", "{}"));
		assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'function':{'name':'f'}}", "{'id':'','function':{'name':'f'}}",
			"{'id':null,'function':{'name':'f'}}", "{'id':'null','function':{'name':'f'}}" })
	void aToolCallWithoutAnIdGetsTheSameOneWheneverItIsRead(String toolCall) {
		String message = "{'tool_calls':[" + toolCall + "," + toolCall + "]}";
		assertThat(answer(message, "{}").toolCalls()).isEqualTo(answer(message, "{}").toolCalls())
			.extracting(ToolCall::id)
			.doesNotHaveDuplicates()
			.allMatch((id) -> id.matches("call_[0-9a-z_]+"));
	}

	@Test
	void reasoningDetailsOfOpenRouterAreKeptForTheSameModelAlone() {
		Answer answer = Wire.answer(new OpenRouterDialect(), """
				{'choices':[{'message':{'content':'Hi','reasoning':'hm',
				'reasoning_details':[{'type':'reasoning.text','text':'hm','signature':'s'}]}}]}""");
		assertThat(answer.message().parts()).containsExactly(
				new ReasoningPart("hm",
						new ProviderState("account", "model", "openrouter.reasoning_details",
								"[{\"type\":\"reasoning.text\",\"text\":\"hm\",\"signature\":\"s\"}]")),
				new TextPart("Hi"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'type':'reasoning.text','text':'hm','signature':'s'}",
			"{'type':'reasoning.encrypted','data':'x'}" })
	void sealedReasoningDetailsOfOtherGatewaysAreKeptToo(String detail) {
		Answer answer = answer("{'content':'Hi','reasoning':'hm','reasoning_details':[" + detail + "]}", "{}");
		assertThat(answer.message().parts().get(0)).isInstanceOfSatisfying(ReasoningPart.class,
				(part) -> assertThat(part.state()).isNotNull()
					.extracting(ProviderState::format)
					.isEqualTo("openrouter.reasoning_details"));
		assertThat(
				answer("{'content':'Hi','reasoning_details':[{'type':'reasoning.text','text':'hm'}]}", "{}").message()
					.parts())
			.contains(new ReasoningPart("hm", null));
	}

	@Test
	void encryptedReasoningIsKeptThoughNothingIsShown() {
		Answer answer = Wire.answer(new OpenRouterDialect(), """
				{'choices':[{'message':{'content':'Hi',
				'reasoning_details':[{'type':'reasoning.encrypted','data':'x'}]}}]}""");
		assertThat(answer.reasoning()).isNull();
		assertThat(answer.message().parts()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"{'content':[{'token':'Hi','logprob':-0.5,'bytes':[1],'top_logprobs':[{'token':'Ho','logprob':-1}]}],'refusal':null}",
			"{'tokens':['Hi'],'token_logprobs':[-0.5],'top_logprobs':[{'Ho':-1}],'text_offset':[0]}" })
	void logprobsAreReadInBothForms(String logprobs) {
		Answer answer = Wire.answer(this.dialect,
				"{'choices':[{'message':{'content':'Hi'},'logprobs':" + logprobs + "}]}");
		assertThat(answer.logprobs())
			.containsExactly(new TokenLogprob("Hi", -0.5, List.of(new TokenLogprob("Ho", -1, List.of()))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "-1.7", "{}", "{'content':null}", "{'content':[{'token':'Hi'}]}", "[1]" })
	void logprobsThatAreNoneAreLeftOut(String logprobs) {
		assertThat(Wire.answer(this.dialect, "{'choices':[{'message':{'content':'Hi'},'logprobs':" + logprobs + "}]}")
			.logprobs()).isEmpty();
	}

	@Test
	void aRefusalIsNotText() {
		Answer answer = answer("{'content':null,'refusal':'No.'}", "{}");
		assertThat(answer.refusal()).isEqualTo("No.");
		assertThat(answer.text()).isEmpty();
		assertThat(answer.finishReason()).isEqualTo(FinishReason.REFUSAL);
		assertThat(answer("{'content':'Hi','refusal':''}", "{}").refusal()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
							{'prompt_tokens':10,'completion_tokens':5,'total_tokens':15}                            | 10 | 0 | 5 | 0
							{'prompt_tokens':10,'completion_tokens':3,'total_tokens':52,'completion_tokens_details':{'reasoning_tokens':39}} | 10 | 0 | 42 | 39
							{'prompt_tokens':10,'completion_tokens':40,'total_tokens':50,'completion_tokens_details':{'reasoning_tokens':39}} | 10 | 0 | 40 | 39
							{'prompt_tokens':10,'completion_tokens':5,'reasoning_tokens':2}                         | 10 | 0 | 5 | 2
							{'prompt_tokens':10,'completion_tokens':5,'prompt_cache_hit_tokens':8}                  | 10 | 8 | 5 | 0
							{'prompt_tokens':10,'completion_tokens':5,'cached_tokens':8,'prompt_tokens_details':null} | 10 | 8 | 5 | 0
							{'prompt_tokens':2,'completion_tokens':5,'cache_read_input_tokens':8}                   | 10 | 8 | 5 | 0
							{'prompt_tokens':66,'completion_tokens':6,'total_tokens':100}                           | 66 | 0 | 6 | 0
					{'prompt_tokens':28,'completion_tokens':9,'total_tokens':37,'completion_tokens_details':{'reasoning_tokens':75}} | 28 | 0 | 84 | 75
					{'prompt_tokens':11,'completion_tokens':15,'total_tokens':401,'prompt_tokens_details':{'audio_tokens':375,'cached_tokens':9}} | 386 | 9 | 15 | 0
					{'prompt_tokens':20,'completion_tokens':5,'total_tokens':33,'cached_tokens':8}          | 28 | 8 | 5 | 0
					{'prompt_tokens':10.0,'completion_tokens':'5','total_tokens':null}                      | 10 | 0 | 5 | 0
							{'prompt_tokens':10,'total_tokens':15}                                                  | 10 | 0 | 5 | 0
							{'prompt_tokens':-4,'completion_tokens':5}                                              | 0  | 0 | 5 | 0
							{'prompt_tokens':3000000000,'completion_tokens':5}                                      | 3000000000 | 0 | 5 | 0
							""")
	void usageIsReadInOneMeaning(String usage, long prompt, long cached, long completion, long reasoning) {
		assertThat(answer("{'content':'Hi'}", usage).usage()).isEqualTo(Usage.builder()
			.promptTokens(prompt)
			.cachedTokens(cached)
			.completionTokens(completion)
			.reasoningTokens(reasoning)
			.build());
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "{}", "[]", "7", "'x'", "{'prompt_tokens':null}", "{'prompt_tokens':'NaN'}",
			"{'prompt_tokens':{}}" })
	void noUsageIsUnknown(String usage) {
		assertThat(answer("{'content':'Hi'}", usage).usage().isKnown()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "9223372036854775807", "1e308", "1e999999999", "123456789012345678901234567890" })
	void senselessCountsDoNotOverflow(String count) {
		Usage usage = answer("{'content':'Hi'}", "{'prompt_tokens':" + count + ",'completion_tokens':" + count + "}")
			.usage();
		assertThat(usage.totalTokens()).isNotNegative();
	}

	@Test
	void groqsOwnUsageIsTakenWhereTheCommonOneIsMissing() {
		Answer answer = Wire.answer(this.dialect,
				"{'choices':[{'message':{'content':'Hi'}}],'x_groq':{'usage':{'prompt_tokens':1,'completion_tokens':2}}}");
		assertThat(answer.usage().totalTokens()).isEqualTo(3);
	}

	@Test
	void withoutAHeaderTheBodysIdIsTheRequestId() {
		assertThat(Wire.answer(this.dialect, "{'id':'abc','choices':[{'message':{'content':'Hi'}}]}").requestId())
			.isEqualTo("abc");
		assertThat(Wire.answer(this.dialect, "{'id':'','choices':[{'message':{'content':'Hi'}}]}").requestId())
			.isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-",
			textBlock = """
					{'cost':0.00014,'is_byok':false}                                                       | 0.00014
					{'cost':0,'is_byok':false}                                                             | 0
					{'cost':'0.5','is_byok':false}                                                         | 0.5
					{'cost':0.00014}                                                                       | 0.00014
					{'cost':0}                                                                             | -
					{'cost':0.1,'is_byok':true,'cost_details':{'upstream_inference_cost':0.2}}             | 0.3
					{'cost':0.1,'is_byok':true,'cost_details':{'upstream_inference_cost':null,'upstream_inference_prompt_cost':0.2,'upstream_inference_completions_cost':0.3}} | 0.6
					{'cost':0.1,'is_byok':true}                                                            | -
					{'cost':-1,'is_byok':false}                                                            | -
					{'cost':1e18,'is_byok':false}                                                          | -
					{'cost':99999999999999999999,'is_byok':false}                                          | -
					{'cost':{'total_cost':1},'is_byok':false}                                              | -
					{'cost':'NaN','is_byok':false}                                                         | -
					{}                                                                                     | -
					""")
	void openRouterTellsWhatItBills(String usage, BigDecimal cost) {
		BigDecimal read = Wire
			.answer(new OpenRouterDialect(), "{'choices':[{'message':{'content':'Hi'}}],'usage':" + usage + "}")
			.cost();
		if (cost == null) {
			assertThat(read).isNull();
		}
		else {
			assertThat(read).isEqualByComparingTo(cost);
		}
	}

	private Answer answer(String message, String usage) {
		return Wire.answer(this.dialect,
				"{'choices':[{'message':" + message + ",'finish_reason':'stop'}],'usage':" + usage + "}");
	}

}
