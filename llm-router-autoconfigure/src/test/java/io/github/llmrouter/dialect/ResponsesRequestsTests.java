package io.github.llmrouter.dialect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.ChatParameters;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.ReasoningEffort;
import io.github.llmrouter.ResponseFormat;
import io.github.llmrouter.Target;
import io.github.llmrouter.Tool;
import io.github.llmrouter.ToolChoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ResponsesRequestsTests {

	private static final String CITY = "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}";

	private static final String LOOSE = CITY + "}";

	private static final String STRICT = CITY + ",\"required\":[\"city\"],\"additionalProperties\":false}";

	@Test
	void aBareQuestionIsSentAndNotStored() {
		WireRequest request = encode(Wire.question(), responses("gpt-4o").build());
		assertThat(request.path()).isEqualTo("/responses");
		assertThat(request.headers()).isEmpty();
		assertThat(request.dropped()).isEmpty();
		assertThat(Wire.body(request)).isEqualTo(Wire.json("""
				{'model':'gpt-4o','input':[{'type':'message','role':'user','content':'Hello'}],'store':false}"""));
	}

	@Test
	void aModelThatReasonsIsAskedForItsReasoningInEncryptedForm() {
		for (String model : List.of("gpt-5-pro", "o3", "gpt-6.1-sol", "openai/gpt-5.6", "codex-mini-latest")) {
			assertThat(body(Wire.question(), responses(model)).path("include"))
				.isEqualTo(Wire.json("['reasoning.encrypted_content']"));
		}
		for (String model : List.of("gpt-4.1", "gpt-5-chat-latest", "grok-4")) {
			assertThat(body(Wire.question(), responses(model)).has("include")).isFalse();
		}
	}

	@Test
	void everyParameterIsSentInItsFormAndWhatHasNoneIsReported() {
		ChatParameters.Builder all = ChatParameters.builder();
		Wire.ALL.asMap().forEach(all::set);
		all.set(Parameter.REASONING_EFFORT, ReasoningEffort.LOW)
			.set(Parameter.SHOW_REASONING, true)
			.set(Parameter.TOP_LOGPROBS, 2)
			.set(Parameter.LOGPROBS, true)
			.set(Parameter.VERBOSITY, "low")
			.set(Parameter.METADATA, Map.of("team", "a"))
			.set(Parameter.USER_ID, "u1")
			.set(Parameter.SERVICE_TIER, "flex")
			.set(Parameter.PROMPT_CACHE_KEY, "k")
			.set(Parameter.PARALLEL_TOOL_CALLS, false);
		WireRequest request = encode(Wire.question(), responses("custom").parameters(all.build()).build());
		assertThat(Wire.body(request)).isEqualTo(Wire.json("""
				{'model':'custom','input':[{'type':'message','role':'user','content':'Hello'}],'store':false,
				'max_output_tokens':300,'temperature':0.5,'top_p':0.9,'include':['message.output_text.logprobs'],
				'top_logprobs':2,'reasoning':{'effort':'low','summary':'auto'},'text':{'verbosity':'low'},
				'metadata':{'team':'a'},'safety_identifier':'u1','service_tier':'flex','prompt_cache_key':'k'}"""));
		assertThat(request.dropped()).containsExactlyInAnyOrder(Parameter.TOP_K, Parameter.FREQUENCY_PENALTY,
				Parameter.PRESENCE_PENALTY, Parameter.SEED, Parameter.STOP);
	}

	@Test
	void reasoningTokensHaveNoPlaceAndAreReported() {
		ChatRequest request = ChatRequest.to("smart").user("Hi").parameter(Parameter.REASONING_TOKENS, 9).build();
		assertThat(encode(request, responses("o3").build()).dropped()).containsExactly(Parameter.REASONING_TOKENS);
	}

	@Test
	void samplingOfAModelThatReasonsIsDropped() {
		ChatRequest request = ChatRequest.to("smart").user("Hi").temperature(0.2).topP(0.9).build();
		WireRequest encoded = encode(request, responses("gpt-6.1-sol").build());
		assertThat(encoded.dropped()).containsExactlyInAnyOrder(Parameter.TEMPERATURE, Parameter.TOP_P);
		assertThat(Wire.body(encoded).has("temperature")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "gpt-4o,300,300", "gpt-6.1-sol,300,300", "o3-pro,5,16" })
	void theLimitHasOneNameForAllModelsAndALowestValue(String model, int wanted, int sent) {
		ChatRequest request = ChatRequest.to("smart").user("Hi").maxTokens(wanted).build();
		JsonNode body = body(request, responses(model));
		assertThat(body.path("max_output_tokens").intValue()).isEqualTo(sent);
		assertThat(body.has("max_completion_tokens")).isFalse();
	}

	@Test
	void aRefusedParameterIsDropped() {
		ChatRequest request = ChatRequest.to("smart").user("Hi").reasoningEffort(ReasoningEffort.LOW).build();
		ChatCall call = new ChatCall(request, responses("custom").build(), Set.of(Parameter.REASONING_EFFORT), null,
				ChatCall.Extras.NONE);
		WireRequest encoded = Wire.encode(new OpenAiDialect(), call);
		assertThat(encoded.dropped()).containsExactly(Parameter.REASONING_EFFORT);
		assertThat(Wire.body(encoded).has("reasoning")).isFalse();
	}

	@Test
	void toolsStandWithoutAShellAndSayWhetherTheyAreStrict() {
		ChatRequest request = ChatRequest.to("smart")
			.user("Hi")
			.tools(Tool.of("weather", "Tells the weather.", LOOSE), Tool.of("time", null, STRICT).strict())
			.parameter(Parameter.PARALLEL_TOOL_CALLS, false)
			.build();
		JsonNode body = body(request, responses("gpt-4o"));
		assertThat(body.path("tools")).isEqualTo(Wire.json("[{'type':'function','name':'weather','description':"
				+ "'Tells the weather.','parameters':" + LOOSE + ",'strict':false},{'type':'function','name':'time',"
				+ "'parameters':" + STRICT + ",'strict':true}]"));
		assertThat(body.path("parallel_tool_calls").booleanValue(true)).isFalse();
		assertThat(body.has("tool_choice")).isFalse();
	}

	@Test
	void aToolWhoseSchemaIsNoJsonIsTheCallersMistake() {
		ChatRequest request = ChatRequest.to("smart").user("Hi").tools(Tool.of("weather", null, "{")).build();
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> encode(request, responses("gpt-4o").build()))
			.withMessageContaining("weather");
	}

	@Test
	void theChoiceOfAToolIsAWordOrAName() {
		assertThat(toolChoice(ToolChoice.auto())).isEqualTo(Wire.json("'auto'"));
		assertThat(toolChoice(ToolChoice.required())).isEqualTo(Wire.json("'required'"));
		assertThat(toolChoice(ToolChoice.none())).isEqualTo(Wire.json("'none'"));
		assertThat(toolChoice(ToolChoice.named("weather")))
			.isEqualTo(Wire.json("{'type':'function','name':'weather'}"));
	}

	private JsonNode toolChoice(ToolChoice choice) {
		ChatRequest request = ChatRequest.to("smart")
			.user("Hi")
			.tools(Tool.of("weather", null, LOOSE))
			.toolChoice(choice)
			.build();
		return body(request, responses("gpt-4o")).path("tool_choice");
	}

	@Test
	void aSchemaIsKeptToStrictlyWhereThatIsPossible() {
		assertThat(format(STRICT))
			.isEqualTo(Wire.json("{'type':'json_schema','name':'answer','schema':" + STRICT + ",'strict':true}"));
		assertThat(format(LOOSE).path("strict").booleanValue(true)).isFalse();
	}

	@Test
	void aModelThatTakesNoSchemaIsToldOfIt() {
		ChatRequest request = ChatRequest.to("smart")
			.system("Be brief.")
			.user("Hi")
			.responseFormat(ResponseFormat.jsonSchema("answer", STRICT))
			.build();
		ChatCall call = new ChatCall(request, responses("deepseek-v4-flash").build(), Set.of(), null,
				new ChatCall.Extras(STRICT, Map.of(), false));
		JsonNode body = Wire.body(Wire.encode(new OpenAiDialect(), call));
		assertThat(body.at("/text/format/type").stringValue("")).isEqualTo("json_object");
		assertThat(body.at("/input/1/role").stringValue("")).isEqualTo("system");
		assertThat(body.at("/input/1/content").stringValue("")).contains(STRICT);
		assertThat(body.at("/input/2/content").stringValue("")).isEqualTo("Hi");
	}

	@Test
	void anEffortBesideToolsIsKeptAndBecomesTheNearestThatTheModelKnows() {
		ChatRequest request = ChatRequest.to("smart")
			.user("Hi")
			.tools(Tool.of("weather", null, LOOSE))
			.reasoningEffort(ReasoningEffort.MINIMAL)
			.temperature(0.5)
			.build();
		WireRequest encoded = encode(request, Target.of("account", "gpt-5.6"));
		assertThat(encoded.path()).isEqualTo("/responses");
		assertThat(Wire.body(encoded).at("/reasoning/effort").stringValue("")).isEqualTo("low");
		assertThat(encoded.dropped()).containsExactly(Parameter.TEMPERATURE);
	}

	private JsonNode format(String schema) {
		ChatRequest request = ChatRequest.to("smart")
			.user("Hi")
			.responseFormat(ResponseFormat.jsonSchema("answer", schema))
			.build();
		ChatCall call = new ChatCall(request, responses("gpt-4o").build(), Set.of(), null,
				new ChatCall.Extras(schema, Map.of(), false));
		return Wire.body(Wire.encode(new OpenAiDialect(), call)).path("text").path("format");
	}

	@Test
	void anyJsonObjectIsAFormatOfItsOwn() {
		ChatRequest request = ChatRequest.to("smart")
			.user("As JSON, please")
			.responseFormat(ResponseFormat.jsonObject())
			.parameter(Parameter.VERBOSITY, "high")
			.build();
		assertThat(body(request, responses("gpt-4o")).path("text"))
			.isEqualTo(Wire.json("{'format':{'type':'json_object'},'verbosity':'high'}"));
	}

	@Test
	void aStreamIsAskedFor() {
		ChatCall call = new ChatCall(Wire.question(), responses("gpt-4o").build(), Set.of(), null,
				new ChatCall.Extras(null, Map.of(), true));
		assertThat(Wire.body(Wire.encode(new OpenAiDialect(), call)).path("stream").booleanValue(false)).isTrue();
	}

	@Test
	void optionsAreMergedAsTheyAreButCannotChangeWhoIsAskedWhat() {
		Target.Builder target = responses("o3", Map.of("model", "other", "input", "x", "stream", true, "store", true,
				"include", List.of(), "reasoning", Map.of("summary", "detailed")));
		ChatRequest request = ChatRequest.to("smart").user("Hello").reasoningEffort(ReasoningEffort.LOW).build();
		assertThat(body(request, target)).isEqualTo(Wire.json("""
				{'model':'o3','input':[{'type':'message','role':'user','content':'Hello'}],'store':true,'include':[],
				'reasoning':{'effort':'low','summary':'detailed'}}"""));
	}

	@Test
	void optionsOfChatCompletionsBecomeThoseOfResponses() {
		Target.Builder target = responses("gpt-4o",
				Map.of("max_completion_tokens", 9, "reasoning_effort", "low", "verbosity", "high"));
		JsonNode body = body(Wire.question(), target);
		assertThat(body.path("max_output_tokens").intValue()).isEqualTo(9);
		assertThat(body.path("reasoning").path("effort").stringValue("")).isEqualTo("low");
		assertThat(body.path("text").path("verbosity").stringValue("")).isEqualTo("high");
		assertThat(body.has("max_completion_tokens")).isFalse();
		assertThat(body.has("reasoning_effort")).isFalse();
		assertThat(body.has("verbosity")).isFalse();
	}

	private static Target.Builder responses(String model) {
		return responses(model, Map.of());
	}

	private static Target.Builder responses(String model, Map<String, Object> options) {
		Map<String, Object> all = new HashMap<>(options);
		all.put("api", "responses");
		return Wire.target(model).options(all);
	}

	private static WireRequest encode(ChatRequest request, Target target) {
		return Wire.encode(new OpenAiDialect(), Wire.call(request, target));
	}

	private static JsonNode body(ChatRequest request, Target.Builder target) {
		return Wire.body(encode(request, target.build()));
	}

}
