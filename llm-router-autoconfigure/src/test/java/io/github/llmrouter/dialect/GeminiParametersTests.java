package io.github.llmrouter.dialect;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.ReasoningEffort;
import io.github.llmrouter.ResponseFormat;
import io.github.llmrouter.Tool;
import io.github.llmrouter.ToolChoice;

import static org.assertj.core.api.Assertions.assertThat;

class GeminiParametersTests {

	private static final String MODEL = "gemini-4-argon";

	private static final String EARLIER = "gemini-2.5-flash";

	private final Dialect dialect = new GeminiDialect();

	private WireRequest encode(String model, ChatRequest.Builder request) {
		return Wire.encode(this.dialect, Conversations.to(model, request));
	}

	private JsonNode config(String model, ChatRequest.Builder request) {
		return Wire.body(encode(model, request)).path("generationConfig");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
			gemini-4-argon         | NONE    | {"thinkingLevel":"MINIMAL"}
			gemini-flash-latest    | MEDIUM  | {"thinkingLevel":"MEDIUM"}
			gemini-3.8-flash       | MAX     | {"thinkingLevel":"HIGH"}
			gemini-3-pro-preview   | MEDIUM  | {"thinkingLevel":"LOW"}
			gemini-3-pro-preview   | MINIMAL | {"thinkingLevel":"LOW"}
			gemini-3.1-pro-preview | MEDIUM  | {"thinkingLevel":"MEDIUM"}
			gemini-2.5-flash       | NONE    | {"thinkingBudget":0}
			gemini-2.5-flash       | MEDIUM  | {"thinkingBudget":8192}
			gemini-2.5-flash       | MAX     | {"thinkingBudget":24576}
			gemini-2.5-pro         | NONE    | {"thinkingBudget":128}
			gemini-2.5-pro         | MAX     | {"thinkingBudget":32768}
			gemini-2.0-flash       | NONE    | -
			""")
	void anEffortBecomesALevelOrABudget(String model, ReasoningEffort effort, String written) {
		WireRequest request = encode(model, Conversations.ask().reasoningEffort(effort));
		assertThat(Wire.body(request).path("generationConfig").get("thinkingConfig"))
			.isEqualTo((written != null) ? Wire.json(written) : null);
		assertThat(request.dropped()).isEmpty();
	}

	@Test
	void aBudgetLeavesRoomForTheAnswer() {
		JsonNode config = config(EARLIER, Conversations.ask().maxTokens(2000).reasoningEffort(ReasoningEffort.HIGH));
		assertThat(config.at("/thinkingConfig/thinkingBudget").intValue()).isEqualTo(1600);
	}

	@ParameterizedTest
	@CsvSource({ "gemini-2.5-flash-lite, 10, 512", "gemini-2.5-flash, 3000, 3000", "gemini-2.5-pro, 90000, 32768" })
	void aWantedBudgetStaysWithinTheModels(String model, int wanted, int sent) {
		JsonNode config = config(model, Conversations.ask().parameter(Parameter.REASONING_TOKENS, wanted));
		assertThat(config.at("/thinkingConfig/thinkingBudget").intValue()).isEqualTo(sent);
	}

	@Test
	void whatTheModelCannotDoIsReported() {
		WireRequest levels = encode(MODEL,
				Conversations.ask()
					.reasoningEffort(ReasoningEffort.LOW)
					.parameter(Parameter.REASONING_TOKENS, 2000)
					.parameter(Parameter.PARALLEL_TOOL_CALLS, false)
					.parameter(Parameter.METADATA, Map.of("a", "b")));
		assertThat(Wire.body(levels).at("/generationConfig/thinkingConfig"))
			.isEqualTo(Wire.json("{'thinkingLevel':'LOW'}"));
		assertThat(levels.dropped()).containsExactlyInAnyOrder(Parameter.REASONING_TOKENS,
				Parameter.PARALLEL_TOOL_CALLS, Parameter.METADATA);
		WireRequest none = encode("gemini-2.0-flash",
				Conversations.ask().reasoningEffort(ReasoningEffort.LOW).parameter(Parameter.SHOW_REASONING, true));
		assertThat(none.dropped()).containsExactlyInAnyOrder(Parameter.REASONING_EFFORT, Parameter.SHOW_REASONING);
	}

	@Test
	void thoughtsAreShownOnDemand() {
		assertThat(config(MODEL, Conversations.ask().parameter(Parameter.SHOW_REASONING, true)))
			.isEqualTo(Wire.json("{'thinkingConfig':{'includeThoughts':true}}"));
	}

	@Test
	void thinkingOfTheOptionsTakesThePlaceOfOurs() {
		ChatCall call = Wire.call(Conversations.ask().reasoningEffort(ReasoningEffort.LOW).build(),
				Wire.target(MODEL)
					.options(Map.of("generationConfig", Map.of("thinkingConfig", Map.of("thinkingBudget", 5))))
					.build());
		assertThat(Conversations.body(this.dialect, call).at("/generationConfig/thinkingConfig"))
			.isEqualTo(Wire.json("{'thinkingBudget':5}"));
	}

	@Test
	void likelihoodsAndServiceTierAreAskedFor() {
		WireRequest request = encode(MODEL,
				Conversations.ask().parameter(Parameter.TOP_LOGPROBS, 3).parameter(Parameter.SERVICE_TIER, "flex"));
		assertThat(Wire.body(request).path("generationConfig"))
			.isEqualTo(Wire.json("{'logprobs':3,'responseLogprobs':true}"));
		assertThat(Wire.body(request).path("serviceTier").stringValue()).isEqualTo("flex");
		assertThat(encode(MODEL, Conversations.ask().parameter(Parameter.SERVICE_TIER, "auto")).dropped())
			.containsExactly(Parameter.SERVICE_TIER);
	}

	@Test
	void valuesAreBroughtIntoTheRangesOfTheService() {
		WireRequest request = encode(MODEL,
				Conversations.ask().stop("a", "b", "c", "d", "e", "f").parameter(Parameter.SEED, 1L << 40));
		JsonNode config = Wire.body(request).path("generationConfig");
		assertThat(config.path("stopSequences")).isEqualTo(Wire.json("['a','b','c','d','e']"));
		assertThat(config.path("seed").isInt()).isTrue();
		assertThat(request.dropped()).containsExactly(Parameter.STOP);
	}

	@Test
	void toolsAreWrittenWithTheirSchemas() {
		JsonNode body = Wire
			.body(encode(MODEL, Conversations.ask().tools(Conversations.WEATHER, Tool.of("now", null, "{}"))));
		assertThat(body.path("tools")).isEqualTo(Wire.json("""
				[{'functionDeclarations':[{'name':'weather','description':'Tells the weather.',
				'parametersJsonSchema':{'type':'object','properties':{'city':{'type':'string'}},'required':['city']}},
				{'name':'now','parametersJsonSchema':{'type':'object'}}]}]"""));
		assertThat(body.has("toolConfig")).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			AUTO     |     | {"mode":"AUTO"}
			REQUIRED |     | {"mode":"ANY"}
			NAMED    | now | {"mode":"ANY","allowedFunctionNames":["now"]}
			NONE     |     | {"mode":"NONE"}
			""")
	void theChoiceIsWritten(ToolChoice.Mode mode, String name, String written) {
		JsonNode body = Wire.body(encode(MODEL,
				Conversations.ask().tools(Tool.of("now", null, "{}")).toolChoice(new ToolChoice(mode, name))));
		assertThat(body.at("/toolConfig/functionCallingConfig")).isEqualTo(Wire.json(written));
	}

	@Test
	void anAnswerIsHeldToASchema() {
		ChatRequest.Builder request = Conversations.ask()
			.responseFormat(ResponseFormat.jsonSchema("person", Conversations.PERSON));
		JsonNode body = Conversations.body(this.dialect, Conversations.fitting(MODEL, request, Conversations.PERSON));
		assertThat(body.path("generationConfig")).isEqualTo(Wire
			.json("{'responseMimeType':'application/json'," + "'responseJsonSchema':" + Conversations.PERSON + "}"));
		assertThat(config(MODEL, Conversations.ask().responseFormat(ResponseFormat.jsonObject())))
			.isEqualTo(Wire.json("{'responseMimeType':'application/json'}"));
	}

	@Test
	void anEarlierModelWithToolsIsToldTheSchemaInWords() {
		ChatRequest.Builder request = Conversations.ask().tools(Conversations.WEATHER);
		JsonNode earlier = Conversations.body(this.dialect,
				Conversations.fitting(EARLIER, request, Conversations.PERSON));
		assertThat(earlier.has("generationConfig")).isFalse();
		assertThat(earlier.at("/systemInstruction/parts/0/text").stringValue()).endsWith(Conversations.PERSON);
		JsonNode later = Conversations.body(this.dialect, Conversations.fitting(MODEL, request, Conversations.PERSON));
		assertThat(later.at("/generationConfig/responseMimeType").stringValue()).isEqualTo("application/json");
		assertThat(later.has("systemInstruction")).isFalse();
	}

	@Test
	void aStreamedCallHasAPathOfItsOwn() {
		WireRequest request = Wire.encode(this.dialect, Conversations.streamed(MODEL, Conversations.ask()));
		assertThat(request.path()).isEqualTo("/v1beta/models/gemini-4-argon:streamGenerateContent?alt=sse");
	}

}
