package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.ReasoningEffort;
import io.github.llmrouter.ResponseFormat;
import io.github.llmrouter.Target;
import io.github.llmrouter.Tool;
import io.github.llmrouter.ToolChoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tools, forms of answers, reasoning and streams in requests. */
class OpenAiContractTests {

	private static final String CLOSED = """
			{"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}""";

	/** Keeps calls at chat completions that would go to Responses. */
	private static final Map<String, Object> CHAT = Map.of(ResponsesModels.OPTION, "chat");

	private static final Tool WEATHER = Tool.of("weather", "Tells it.", "{\"type\":\"object\"}");

	private final Dialect openAi = new OpenAiDialect();

	private final Dialect openRouter = new OpenRouterDialect();

	@Test
	void toolsAreFunctionsWithTheirSchemas() {
		ChatRequest request = question().tools(WEATHER, Tool.of("time", null, CLOSED).strict()).build();
		JsonNode body = body(this.openAi, "gpt-4o", request);
		assertThat(body.path("tools")).isEqualTo(Wire
			.json("""
					[{'type':'function','function':{'name':'weather','description':'Tells it.','parameters':{'type':'object'}}},
					{'type':'function','function':{'name':'time','parameters':%s,'strict':true}}]"""
				.formatted(CLOSED)));
		assertThat(body.has("tool_choice")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "chat", "responses" })
	void aSchemaOfArgumentsSaysThatTheyAreAnObject(String api) {
		ChatRequest request = question().tools(Tool.of("now", null, "{}")).build();
		Target target = Wire.target("gpt-4o").options(Map.of(ResponsesModels.OPTION, api)).build();
		JsonNode tool = Wire.body(Wire.encode(this.openAi, Wire.call(request, target))).path("tools").path(0);
		assertThat((tool.has("function") ? tool.path("function") : tool).path("parameters"))
			.isEqualTo(Wire.json("{'type':'object'}"));
	}

	@Test
	void everyChoiceAmongToolsHasItsWord() {
		assertThat(choice("gpt-4o", ToolChoice.auto())).isEqualTo(Wire.json("'auto'"));
		assertThat(choice("gpt-4o", ToolChoice.required())).isEqualTo(Wire.json("'required'"));
		assertThat(choice("gpt-4o", ToolChoice.none())).isEqualTo(Wire.json("'none'"));
		assertThat(choice("gpt-4o", ToolChoice.named("weather")))
			.isEqualTo(Wire.json("{'type':'function','function':{'name':'weather'}}"));
		assertThat(choice("mistral-large-2512", ToolChoice.required())).isEqualTo(Wire.json("'any'"));
	}

	@Test
	void whatOnlyToolsNeedIsNotSentWithoutThem() {
		ChatRequest request = question().toolChoice(ToolChoice.none())
			.parameter(Parameter.PARALLEL_TOOL_CALLS, false)
			.build();
		assertThat(body(this.openAi, "gpt-4o", request).propertyNames()).containsExactly("model", "messages");
		assertThat(body(this.openAi, "gpt-4o", request.toBuilder().tools(WEATHER).build()).path("parallel_tool_calls"))
			.isEqualTo(Wire.json("false"));
	}

	@Test
	void aToolWhoseSchemaIsNoJsonIsTheCallersMistake() {
		ChatRequest request = question().tools(Tool.of("weather", null, "no json")).build();
		assertThatThrownBy(() -> body(this.openAi, "gpt-4o", request)).isInstanceOf(InvalidRequestException.class)
			.hasMessageContaining("weather");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					true  | {'type':'object','properties':{'a':{'type':'string'}},'required':['a'],'additionalProperties':false}
					true  | {'type':'object','properties':{},'required':[],'additionalProperties':false}
					true  | {'type':'object','properties':{'a':{'$ref':'#/$defs/b'}},'required':['a'],'additionalProperties':false,'$defs':{'b':{'type':'string','enum':['x']}}}
					true  | {'type':'object','properties':{'a':{'anyOf':[{'type':'string'},{'type':'null'}]}},'required':['a'],'additionalProperties':false}
					false | {'type':'object','properties':{'a':{'type':'string'}},'required':[],'additionalProperties':false}
					false | {'type':'object','properties':{'a':{'type':'string'}},'required':['a']}
					false | {'type':'object','properties':{'a':{'type':'string'}},'required':['a'],'additionalProperties':true}
					false | {'type':'object','additionalProperties':{'type':'string'}}
					false | {'type':'array','items':{'type':'string'}}
					false | {'type':'object','properties':{'a':{'type':'array','items':{'type':'object'}}},'required':['a'],'additionalProperties':false}
					false | {'type':'object','properties':{'a':{'type':'string','default':'x'}},'required':['a'],'additionalProperties':false}
					false | {'type':'object','properties':{'a':{'oneOf':[{'type':'string'}]}},'required':['a'],'additionalProperties':false}
					true  | {'type':'object','properties':{'a':{'type':'string','format':'date-time'}},'required':['a'],'additionalProperties':false}
					false | {'type':'object','properties':{'a':{'type':'string','format':'uri'}},'required':['a'],'additionalProperties':false}
					false | {'type':'object','properties':{'a':{}},'required':['a'],'additionalProperties':false}
					false | {'type':'object','properties':{'a':{'enum':[1,2]}},'required':['a'],'additionalProperties':false}
					false | {'type':'object','properties':{'a':{'type':['array','null']}},'required':['a'],'additionalProperties':false}
					false | {'type':'object','properties':{'a':true},'required':['a'],'additionalProperties':false}
					""")
	void aSchemaIsStrictWhereOpenAiWouldTakeItSo(boolean strict, String schema) {
		JsonNode body = bodyWithSchema(this.openAi, "gpt-4o", schema.replace('\'', '"'));
		assertThat(body.path("response_format")).isEqualTo(Wire.json("""
				{'type':'json_schema','json_schema':{'name':'invoice','strict':%s,'schema':%s}}""".formatted(strict,
				schema)));
		assertThat(body.path("messages")).hasSize(1);
	}

	@Test
	void aModelThatTakesNoSchemaReadsIt() {
		JsonNode body = bodyWithSchema(this.openAi, "deepseek-chat", CLOSED);
		assertThat(body.path("response_format")).isEqualTo(Wire.json("{'type':'json_object'}"));
		assertThat(body.at("/messages/0/role").stringValue()).isEqualTo("system");
		assertThat(body.at("/messages/0/content").stringValue()).contains("JSON", CLOSED);
	}

	@ParameterizedTest
	@CsvSource({ "Say it., 2", "Say it as Json., 1" })
	void jsonModeIsToldOfJsonOnlyWhereNothingElseTells(String text, int messages) {
		ChatRequest request = ChatRequest.to("smart").user(text).responseFormat(ResponseFormat.jsonObject()).build();
		JsonNode body = body(this.openAi, "gpt-4o", request);
		assertThat(body.path("response_format")).isEqualTo(Wire.json("{'type':'json_object'}"));
		assertThat(body.path("messages")).hasSize(messages);
		assertThat(body.path("messages").path(0).path("content").stringValue()).containsIgnoringCase("json");
	}

	@Test
	void anAddedInstructionFollowsTheCallersOwn() {
		ChatRequest request = ChatRequest.to("smart")
			.system("Be brief.")
			.user("Hello")
			.responseFormat(ResponseFormat.jsonObject())
			.build();
		assertThat(body(this.openAi, "gpt-4o", request).path("messages")
			.valueStream()
			.map((message) -> message.path("role").stringValue())).containsExactly("system", "system", "user");
	}

	@ParameterizedTest
	@CsvSource({ "gpt-5, NONE, minimal", "gpt-5-mini, MINIMAL, minimal", "gpt-5, MAX, high", "gpt-5.1, MINIMAL, low",
			"gpt-5.1, NONE, none", "gpt-5.1, XHIGH, high", "gpt-5.2, MAX, xhigh", "gpt-6-luna, MAX, max",
			"o3, NONE, low", "o4-mini, XHIGH, high", "gpt-5-pro, LOW, high", "grok-3-mini, MEDIUM, low",
			"openai/gpt-oss-120b, MINIMAL, low", "mistral-small-latest, LOW, high", "qwen3, MINIMAL, low",
			"qwen3, NONE, none", "qwen3, MAX, high" })
	void anEffortBecomesTheNearestThatTheModelKnows(String model, ReasoningEffort effort, String sent) {
		WireRequest request = chatCompletion(model, question().reasoningEffort(effort).build());
		assertThat(Wire.body(request).path("reasoning_effort").stringValue()).isEqualTo(sent);
		assertThat(request.dropped()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "gpt-4o", "gpt-4.1-mini", "gpt-3.5-turbo", "chatgpt-4o-latest", "gpt-5-chat-latest",
			"grok-code-fast-1" })
	void aModelThatDoesNotReasonIsNotAskedTo(String model) {
		WireRequest request = encode(this.openAi, model, question().reasoningEffort(ReasoningEffort.LOW).build());
		assertThat(Wire.body(request).has("reasoning_effort")).isFalse();
		assertThat(request.dropped()).containsExactly(Parameter.REASONING_EFFORT);
	}

	@ParameterizedTest
	@CsvSource({ "gpt-5.4, LOW, true", "gpt-5.4, NONE, false", "gpt-6-luna, HIGH, true", "gpt-6-luna,, false",
			"gpt-6.1-sol,, false" })
	void toolsSwitchReasoningOffWhereChatCompletionsWantsItSo(String model, ReasoningEffort effort, boolean dropped) {
		ChatRequest request = question().tools(WEATHER).parameter(Parameter.REASONING_EFFORT, effort).build();
		WireRequest encoded = chatCompletion(model, request);
		assertThat(Wire.body(encoded).path("reasoning_effort").stringValue()).isEqualTo("none");
		assertThat(encoded.dropped()).isEqualTo(dropped ? List.of(Parameter.REASONING_EFFORT) : List.of());
		assertThat(ModelRules.chatRefusesToolsWithReasoning(model)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "gpt-5", "gpt-5.3", "gpt-4o", "o3", "gpt-oss-20b" })
	void toolsLeaveReasoningAloneElsewhere(String model) {
		assertThat(ModelRules.chatRefusesToolsWithReasoning(model)).isFalse();
		assertThat(body(this.openAi, model, question().tools(WEATHER).build()).has("reasoning_effort")).isFalse();
	}

	@Test
	void samplingIsSentOnceReasoningIsOff() {
		ChatRequest plain = question().temperature(0.5).build();
		assertThat(body(this.openAi, "gpt-6-luna", plain).has("temperature")).isFalse();
		ChatRequest off = plain.toBuilder().reasoningEffort(ReasoningEffort.NONE).build();
		assertThat(body(this.openAi, "gpt-6-luna", off).has("temperature")).isTrue();
		assertThat(Wire.body(chatCompletion("gpt-6-luna", plain.toBuilder().tools(WEATHER).build())).has("temperature"))
			.isTrue();
		ChatRequest on = plain.toBuilder().reasoningEffort(ReasoningEffort.LOW).build();
		assertThat(body(this.openAi, "gpt-5.1", on).has("temperature")).isFalse();
		assertThat(body(this.openAi, "gpt-5.1", plain).has("temperature")).isTrue();
	}

	@Test
	void aRefusedEffortIsNotSentAgain() {
		ChatRequest request = question().tools(WEATHER).reasoningEffort(ReasoningEffort.LOW).build();
		Target target = Wire.target("gpt-6-luna").options(CHAT).build();
		WireRequest encoded = Wire.encode(this.openAi,
				new ChatCall(request, target, Set.of(Parameter.REASONING_EFFORT), null, ChatCall.Extras.NONE));
		assertThat(Wire.body(encoded).has("reasoning_effort")).isFalse();
		assertThat(encoded.dropped()).containsExactly(Parameter.REASONING_EFFORT);
	}

	@Test
	void theOtherParametersHaveTheirNames() {
		ChatRequest request = question().parameter(Parameter.LOGPROBS, true)
			.parameter(Parameter.TOP_LOGPROBS, 2)
			.parameter(Parameter.VERBOSITY, "low")
			.parameter(Parameter.METADATA, Map.of("a", "b"))
			.parameter(Parameter.SERVICE_TIER, "flex")
			.parameter(Parameter.PROMPT_CACHE_KEY, "k")
			.parameter(Parameter.REASONING_TOKENS, 9)
			.parameter(Parameter.SHOW_REASONING, true)
			.build();
		WireRequest encoded = encode(this.openAi, "my-model", request);
		assertThat(Wire.body(encoded)).isEqualTo(Wire.json("""
				{'model':'my-model','messages':[{'role':'user','content':'Hello'}],'logprobs':true,'top_logprobs':2,
				'verbosity':'low','metadata':{'a':'b'},'service_tier':'flex','prompt_cache_key':'k'}"""));
		assertThat(encoded.dropped()).containsExactly(Parameter.REASONING_TOKENS, Parameter.SHOW_REASONING);
	}

	@Test
	void alternativesAreNotToldWithoutLogprobs() {
		ChatRequest request = question().parameter(Parameter.TOP_LOGPROBS, 2).build();
		assertThat(body(this.openAi, "gpt-4o", request).path("logprobs").booleanValue()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "gpt-4o, safety_identifier", "o3, safety_identifier", "openai/gpt-oss-20b, user",
			"llama-3.3-70b, user" })
	void theUserIsCalledAsTheModelsMakerWants(String model, String name) {
		ChatRequest request = question().parameter(Parameter.USER_ID, "u1").build();
		assertThat(body(this.openAi, model, request).path(name).stringValue()).isEqualTo("u1");
	}

	@Test
	void aServerThatDoesNotKnowTheNewNameOfTheUserGetsTheOldOne() {
		ChatRequest request = question().parameter(Parameter.USER_ID, "u1").build();
		WireRequest encoded = Wire.encode(this.openAi, new ChatCall(request, Target.of("account", "gpt-4o"),
				Set.of(Parameter.USER_ID), null, ChatCall.Extras.NONE));
		assertThat(Wire.body(encoded).path("user").stringValue()).isEqualTo("u1");
	}

	@Test
	void aStreamAsksForItsUsageUnlessOptionsForbidIt() {
		assertThat(streamed(this.openAi, "gpt-4o", Map.of()).path("stream_options"))
			.isEqualTo(Wire.json("{'include_usage':true}"));
		assertThat(streamed(this.openAi, "gpt-4o", Map.of("stream_options", Map.of("include_obfuscation", false)))
			.path("stream_options")).isEqualTo(Wire.json("{'include_usage':true,'include_obfuscation':false}"));
		assertThat(streamed(this.openAi, "gpt-4o", Map.of("stream_options", false)).propertyNames())
			.containsExactly("model", "messages", "stream");
		assertThat(streamed(this.openAi, "mistral-large-2512", Map.of()).has("stream_options")).isFalse();
		assertThat(streamed(this.openRouter, "a/b", Map.of()).path("stream")).isEqualTo(Wire.json("true"));
		assertThat(streamed(this.openRouter, "a/b", Map.of()).has("stream_options")).isFalse();
	}

	@Test
	void openRouterIsSentWhatItsReferenceShows() {
		ChatRequest request = question().tools(WEATHER)
			.toolChoice(ToolChoice.required())
			.reasoningEffort(ReasoningEffort.XHIGH)
			.parameter(Parameter.SHOW_REASONING, false)
			.parameter(Parameter.TOP_K, 40)
			.parameter(Parameter.USER_ID, "u1")
			.build();
		Target target = Wire.target("google/gemini-3.8-flash").options(Map.of("min_p", 0.1)).build();
		WireRequest encoded = Wire.encode(this.openRouter, Wire.call(request, target));
		assertThat(Wire.body(encoded)).isEqualTo(Wire
			.json("""
					{'model':'google/gemini-3.8-flash','messages':[{'role':'user','content':'Hello'}],
					'tools':[{'type':'function','function':{'name':'weather','description':'Tells it.',
					'parameters':{'type':'object'}}}],'tool_choice':'required','reasoning':{'effort':'xhigh','exclude':true},
					'top_k':40,'user':'u1','min_p':0.1,'provider':{'require_parameters':true},
					'plugins':[{'id':'context-compression','enabled':false}]}"""));
		assertThat(encoded.dropped()).isEmpty();
	}

	@Test
	void optionsThatOnlyHideTheReasoningLeaveItsAmountToTheRequest() {
		Target target = Wire.target("a/b").options(Map.of("reasoning", Map.of("exclude", true))).build();
		ChatRequest request = question().reasoningEffort(ReasoningEffort.HIGH).build();
		assertThat(Wire.body(Wire.encode(this.openRouter, Wire.call(request, target))).path("reasoning"))
			.isEqualTo(Wire.json("{'effort':'high','exclude':true}"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-", textBlock = """
			HIGH | -    | {'effort':'high'} | -
			-    | 2000 | {'max_tokens':2000} | -
			HIGH | 2000 | {'max_tokens':2000} | REASONING_EFFORT
			NONE | 2000 | {'effort':'none'}   | REASONING_TOKENS
			""")
	void openRouterTakesAnEffortOrANumberOfTokens(ReasoningEffort effort, Integer tokens, String reasoning,
			Parameter dropped) {
		ChatRequest request = question().parameter(Parameter.REASONING_EFFORT, effort)
			.parameter(Parameter.REASONING_TOKENS, tokens)
			.build();
		WireRequest encoded = encode(this.openRouter, "a/b", request);
		assertThat(Wire.body(encoded).path("reasoning")).isEqualTo(Wire.json(reasoning));
		assertThat(encoded.dropped()).isEqualTo((dropped != null) ? List.of(dropped) : List.of());
	}

	@Test
	void optionsDecideWhatOpenRouterRequiresCompressesAndReasons() {
		Map<String, Object> options = Map.of("provider", Map.of("require_parameters", false, "sort", "price"),
				"plugins", List.of(Map.of("id", "context-compression", "enabled", true)), "reasoning",
				Map.of("max_tokens", 500));
		ChatRequest request = question().tools(WEATHER).reasoningEffort(ReasoningEffort.LOW).build();
		JsonNode body = Wire
			.body(Wire.encode(this.openRouter, Wire.call(request, Wire.target("a/b").options(options).build())));
		assertThat(body.path("provider")).isEqualTo(Wire.json("{'require_parameters':false,'sort':'price'}"));
		assertThat(body.path("plugins")).isEqualTo(Wire.json("[{'id':'context-compression','enabled':true}]"));
		assertThat(body.path("reasoning")).isEqualTo(Wire.json("{'max_tokens':500}"));
	}

	@Test
	void otherPluginsOfOpenRouterAreKept() {
		Map<String, Object> options = Map.of("plugins", List.of(Map.of("id", "web")));
		JsonNode body = Wire.body(
				Wire.encode(this.openRouter, Wire.call(Wire.question(), Wire.target("a/b").options(options).build())));
		assertThat(body.path("plugins"))
			.isEqualTo(Wire.json("[{'id':'web'},{'id':'context-compression','enabled':false}]"));
		assertThat(body.has("provider")).isFalse();
	}

	@Test
	void openRouterIsNotAskedToRequireWhatAModelRefuses() {
		ChatRequest request = question().temperature(0.5).build();
		assertThat(body(this.openRouter, "openai/gpt-6-luna", request).has("temperature")).isTrue();
		WireRequest encoded = encode(this.openRouter, "openai/gpt-6-luna", request.toBuilder().tools(WEATHER).build());
		assertThat(Wire.body(encoded).has("temperature")).isFalse();
		assertThat(encoded.dropped()).containsExactly(Parameter.TEMPERATURE);
	}

	private JsonNode choice(String model, ToolChoice choice) {
		return body(this.openAi, model, question().tools(WEATHER).toolChoice(choice).build()).path("tool_choice");
	}

	private static ChatRequest.Builder question() {
		return ChatRequest.to("smart").user("Hello");
	}

	private WireRequest chatCompletion(String model, ChatRequest request) {
		return Wire.encode(this.openAi, Wire.call(request, Wire.target(model).options(CHAT).build()));
	}

	private static WireRequest encode(Dialect dialect, String model, ChatRequest request) {
		return Wire.encode(dialect, Wire.call(request, Target.of("account", model)));
	}

	private static JsonNode body(Dialect dialect, String model, ChatRequest request) {
		return Wire.body(encode(dialect, model, request));
	}

	private static JsonNode bodyWithSchema(Dialect dialect, String model, String schema) {
		ChatRequest request = question().responseFormat(ResponseFormat.jsonSchema("invoice", schema)).build();
		return Wire.body(Wire.encode(dialect, new ChatCall(request, Target.of("account", model), Set.of(), null,
				new ChatCall.Extras(schema, Map.of(), false))));
	}

	private static JsonNode streamed(Dialect dialect, String model, Map<String, Object> options) {
		return Wire.body(Wire.encode(dialect, new ChatCall(Wire.question(), Wire.target(model).options(options).build(),
				Set.of(), null, new ChatCall.Extras(null, Map.of(), true))));
	}

}
