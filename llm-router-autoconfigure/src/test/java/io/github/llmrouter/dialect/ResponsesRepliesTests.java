package io.github.llmrouter.dialect;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.ContentPart;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.Target;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.TokenLogprob;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.Usage;

import static org.assertj.core.api.Assertions.assertThat;

class ResponsesRepliesTests {

	private static final String MESSAGE = "{'type':'message','content':[{'type':'output_text','text':'Hi'}]}";

	private static final String CALL = "{'type':'function_call','id':'fc_1','call_id':'call_1','name':'weather',"
			+ "'arguments':'{}'}";

	@Test
	void aWholeAnswerIsRead() {
		Answer answer = (Answer) decode(200,
				"""
						{'id':'resp_1','object':'response','status':'completed','error':null,'incomplete_details':null,
						'model':'gpt-5.4-2026-03-05','service_tier':'default','output':[
						{'id':'rs_1','type':'reasoning','status':null,'content':[],'encrypted_content':'abc',
						'summary':[{'type':'summary_text','text':'First '},{'type':'summary_text','text':'this'}]},
						{'type':'web_search_call','id':'ws_1','status':'completed'},
						{'id':'msg_1','type':'message','role':'assistant','content':[{'type':'output_text','text':'Let me see.',
						'annotations':[]}]},
						{'id':'fc_1','type':'function_call','call_id':'call_1','name':'weather','arguments':'{}','status':'completed'},
						{'id':'fc_2','type':'function_call','call_id':'call_2','name':'time','arguments':''}],
						'usage':{'input_tokens':10,'input_tokens_details':{'cached_tokens':4,'cache_write_tokens':2},
						'output_tokens':8,'output_tokens_details':{'reasoning_tokens':3},'total_tokens':18}}""",
				Map.of("x-request-id", "req_1", "x-ratelimit-remaining-tokens", "99"));
		assertThat(answer.message().parts()).extracting(ContentPart::getClass)
			.isEqualTo(List.of(ReasoningPart.class, TextPart.class, ToolCall.class, ToolCall.class));
		assertThat(answer.text()).isEqualTo("Let me see.");
		assertThat(answer.reasoning()).isEqualTo("First this");
		assertThat(answer.toolCalls()).containsExactly(new ToolCall("call_1", "weather", "{}"),
				new ToolCall("call_2", "time", "{}"));
		assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
		assertThat(answer.rawFinishReason()).isEqualTo("completed");
		assertThat(answer.model()).isEqualTo("gpt-5.4-2026-03-05");
		assertThat(answer.requestId()).isEqualTo("req_1");
		assertThat(answer.rateLimits()).hasSize(1);
		assertThat(answer.cost()).isNull();
		assertThat(answer.usage()).isEqualTo(Usage.builder()
			.promptTokens(10)
			.cachedTokens(4)
			.cacheWriteTokens(2)
			.completionTokens(8)
			.reasoningTokens(3)
			.build());
	}

	@Test
	void encryptedReasoningIsKeptWholeForItsOwnTarget() {
		ReasoningPart part = reasoning("{'id':'rs_1','type':'reasoning','status':null,'content':[],"
				+ "'encrypted_content':'abc','format':'x','summary':[]}");
		assertThat(part.state()).isNotNull();
		assertThat(part.state().belongsTo(Target.of("account", "gpt-5"))).isTrue();
		assertThat(part.state().format()).isEqualTo("openai.reasoning_item");
		assertThat(Wire.json(part.state().data())).isEqualTo(
				Wire.json("{'id':'rs_1','type':'reasoning','encrypted_content':'abc','format':'x','summary':[]}"));
	}

	@Test
	void reasoningOfOpenModelsIsShownAndGoesBackAsItIs() {
		ReasoningPart part = reasoning("{'id':'rs_1','type':'reasoning','summary':[],'status':'completed',"
				+ "'content':[{'type':'reasoning_text','text':'Hm'}],'encrypted_content':null}");
		assertThat(part.text()).isEqualTo("Hm");
		assertThat(part.state()).isNotNull();
		assertThat(Wire.json(part.state().data())).isEqualTo(Wire.json("{'id':'rs_1','type':'reasoning','summary':[],"
				+ "'content':[{'type':'reasoning_text','text':'Hm'}]}"));
	}

	@Test
	void reasoningWithoutASummaryGoesBackWithAnEmptyOne() {
		ReasoningPart part = reasoning("{'id':'rs_1','type':'reasoning','encrypted_content':'abc','summary':null}");
		assertThat(part.state()).isNotNull();
		assertThat(Wire.json(part.state().data()))
			.isEqualTo(Wire.json("{'id':'rs_1','type':'reasoning','encrypted_content':'abc','summary':[]}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "'hm'", "7", "{'text':'hm'}" })
	void reasoningWithASummaryThatIsNoListGoesBackWithAnEmptyOne(String summary) {
		ReasoningPart part = reasoning("{'type':'reasoning','encrypted_content':'abc','summary':" + summary + "}");
		assertThat(part.state()).isNotNull();
		assertThat(Json.parse(part.state().data()).path("summary")).isEqualTo(Wire.json("[]"));
	}

	@Test
	void reasoningThatIsKnownByAnIdAloneHasNoState() {
		assertThat(reasoning("{'id':'rs_1','type':'reasoning','summary':[{'text':'Hm'}]}").state()).isNull();
		assertThat(answer("[{'id':'rs_1','type':'reasoning','summary':[]}," + MESSAGE + "]").message().parts())
			.containsExactly(new TextPart("Hi"));
	}

	private ReasoningPart reasoning(String item) {
		return (ReasoningPart) answer("[" + item + "," + MESSAGE + "]").message().parts().get(0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-", textBlock = """
			'completed'                                                       | M | STOP           | completed
			'completed'                                                       | C | TOOL_CALLS     | completed
			'incomplete','incomplete_details':{'reason':'max_output_tokens'}  | M | LENGTH         | max_output_tokens
			'incomplete','incomplete_details':{'reason':'max_output_tokens'}  | C | LENGTH         | max_output_tokens
			'incomplete','incomplete_details':{'reason':'content_filter'}     | M | CONTENT_FILTER | content_filter
			'incomplete','incomplete_details':{'reason':'new'}                | M | OTHER          | new
			'incomplete'                                                      | M | OTHER          | incomplete
			'cancelled'                                                       | M | OTHER          | cancelled
			'in_progress'                                                     | M | -              | -
			null                                                              | M | -              | -
			null                                                              | C | TOOL_CALLS     | -
			""")
	void theStatusIsWhyItStopped(String status, String item, FinishReason reason, String raw) {
		Answer answer = (Answer) decode(200,
				"{'output':[" + (item.equals("M") ? MESSAGE : CALL) + "],'status':" + status + "}", Map.of());
		assertThat(answer.finishReason()).isEqualTo(reason);
		assertThat(answer.rawFinishReason()).isEqualTo(raw);
	}

	@Test
	void aRefusalIsNotText() {
		Answer answer = answer("[{'type':'message','content':[{'type':'refusal','refusal':'No.'}]}]");
		assertThat(answer.refusal()).isEqualTo("No.");
		assertThat(answer.text()).isEmpty();
		assertThat(answer.finishReason()).isEqualTo(FinishReason.REFUSAL);
	}

	@Test
	void probabilitiesOfTokensAreRead() {
		Answer answer = answer(
				"[{'type':'message','content':[{'type':'output_text','text':'Hi','logprobs':[{'token':'Hi',"
						+ "'logprob':-0.5,'bytes':[72],'top_logprobs':[{'token':'Ho','logprob':-1}]}]}]}]");
		assertThat(answer.logprobs())
			.containsExactly(new TokenLogprob("Hi", -0.5, List.of(new TokenLogprob("Ho", -1, List.of()))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-", textBlock = """
			{'cost_in_usd_ticks':10431000}           | 0.0010431
			{'cost':0.0000285,'is_byok':false}       | 0.0000285
			{'cost_in_usd_ticks':-1}                 | -
			{'input_tokens':1}                       | -
			""")
	void whatIsBilledIsReadWhereItIsSaid(String usage, BigDecimal cost) {
		Answer answer = (Answer) decode(200, "{'output':[" + MESSAGE + "],'usage':" + usage + "}", Map.of());
		if (cost == null) {
			assertThat(answer.cost()).isNull();
		}
		else {
			assertThat(answer.cost()).isEqualByComparingTo(cost);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'type':'message','content':'Hi'}", "{'type':'message','content':[{'text':'Hi'}]}",
			"{'type':'message','content':[{'type':'output_text','text':'Hi','annotations':null,'logprobs':null},7,null]}" })
	void contentComesInManyForms(String item) {
		assertThat(answer("[null,7,{},{'type':{}}," + item + "]").text()).isEqualTo("Hi");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					{'status':'failed','error':{'code':'server_error','message':'Oops'},'output':[]}            | SERVER_ERROR
					{'status':'failed','error':{'code':'rate_limit_exceeded','message':'Slow down'},'output':[]} | RATE_LIMITED
					{'error':{'code':'server_error','message':'Oops'}}                                          | SERVER_ERROR
					{'status':'failed','output':[]}                                                             | MALFORMED_REPLY
					{'status':'completed'}                                                                      | MALFORMED_REPLY
					{'output':{}}                                                                               | MALFORMED_REPLY
					[]                                                                                          | MALFORMED_REPLY
					""")
	void anErrorWithinASuccessIsAnError(String body, FailureKind kind) {
		assertThat(((ProviderError) decode(200, body, Map.of())).kind()).isEqualTo(kind);
	}

	@Test
	void aRefusedEffortIsRecognised() {
		ProviderError error = (ProviderError) decode(400,
				"{'error':{'message':'Unsupported parameter','type':'invalid_request_error','param':'reasoning.effort',"
						+ "'code':'unsupported_parameter'}}",
				Map.of());
		assertThat(error.refused()).isEqualTo(Parameter.REASONING_EFFORT);
	}

	private static Answer answer(String output) {
		return (Answer) decode(200, "{'status':'completed','output':" + output + "}", Map.of());
	}

	private static Decoded decode(int status, String body, Map<String, String> headers) {
		Target target = Wire.target("gpt-5").options(Map.of("api", "responses")).build();
		return new OpenAiDialect().chat(Wire.call(Wire.question(), target))
			.decode(Wire.reply(status, body, headers), Wire.NOW);
	}

}
