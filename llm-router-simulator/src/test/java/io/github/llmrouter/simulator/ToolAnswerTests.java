package io.github.llmrouter.simulator;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ToolAnswerTests {

	private static final String SCHEMA = """
			{"type":"object","properties":{"city":{"type":"string"},"unit":{"enum":["celsius","fahrenheit"]},
			"days":{"type":"integer","minimum":3}},"required":["city","unit","days"]}""";

	private static final String FITS = "{\"city\":\"some city\",\"unit\":\"celsius\",\"days\":3}";

	private static final String BOTH = "Use get_weather and then get_time, please";

	private final ProviderSimulator simulator = ProviderSimulator.start();

	private final StreamClient client = new StreamClient(this.simulator);

	@AfterEach
	void close() {
		this.simulator.close();
	}

	private JsonNode chat(String provider, String fields, String question) {
		return this.client.plain(provider, "/chat/completions", chatBody(provider, fields, question));
	}

	private static String chatBody(String provider, String fields, String question) {
		return """
				{"model":"%s","tools":[{"type":"function","function":{"name":"get_weather","parameters":%s}},
				{"type":"function","function":{"name":"get_time","parameters":{"type":"object","properties":{}}}}],
				%s"messages":[{"role":"user","content":"%s"}]}""".formatted(SimulatorClient.model(provider), SCHEMA,
				fields, question);
	}

	private static String anthropicBody(String fields, String question) {
		return """
				{"model":"claude-sonnet-5-5","max_tokens":2000,
				"tools":[{"name":"get_weather","input_schema":%s},
				{"name":"get_time","input_schema":{"type":"object","properties":{}}}],
				%s"messages":[{"role":"user","content":"%s"}]}""".formatted(SCHEMA, fields, question);
	}

	private static String geminiBody(String fields, String question) {
		return """
				{"tools":[{"functionDeclarations":[{"name":"get_weather","parametersJsonSchema":%s},
				{"name":"get_time"}]}],%s"contents":[{"role":"user","parts":[{"text":"%s"}]}]}""".formatted(SCHEMA,
				fields, question);
	}

	@ParameterizedTest
	@CsvSource({ "openai,call_[A-Za-z0-9]{24}", "mistral,[A-Za-z0-9]{9}", "openrouter,toolu_01[A-Za-z0-9]{22}" })
	void theToolsThatTheQuestionMentionsAreCalledSideBySide(String provider, String id) {
		JsonNode choice = chat(provider, "", BOTH).at("/choices/0");
		assertThat(choice.at("/finish_reason").stringValue()).isEqualTo("tool_calls");
		JsonNode calls = choice.at("/message/tool_calls");
		assertThat(calls).hasSize(2);
		assertThat(calls.at("/0/function/name").stringValue()).isEqualTo("get_weather");
		assertThat(calls.at("/0/function/arguments").stringValue()).isEqualTo(FITS);
		assertThat(calls.at("/1/function/name").stringValue()).isEqualTo("get_time");
		assertThat(calls.at("/1/function/arguments").stringValue()).isEqualTo("{}");
		assertThat(calls.at("/0/id").stringValue()).matches(id).isNotEqualTo(calls.at("/1/id").stringValue());
	}

	@Test
	void openAiHasNoContentBesideCallsAndMistralHasAnEmptyOne() {
		assertThat(chat("openai", "", BOTH).at("/choices/0/message/content").isNull()).isTrue();
		assertThat(chat("mistral", "", BOTH).at("/choices/0/message/content").stringValue()).isEmpty();
	}

	@Test
	void aQuestionThatMentionsNoToolIsAnsweredInText() {
		JsonNode message = chat("openai", "", "What is get_weatherproof?").at("/choices/0/message");
		assertThat(message.at("/content").stringValue()).isNotEmpty();
		assertThat(message.has("tool_calls")).isFalse();
	}

	@Test
	void theChoiceOfToolsIsObeyed() {
		assertThat(calls(chat("openai", "\"tool_choice\":\"none\",", BOTH))).isEmpty();
		assertThat(calls(chat("openai", "\"tool_choice\":\"required\",", "Hello"))).containsExactly("get_weather");
		assertThat(calls(chat("openai", "\"parallel_tool_calls\":false,", BOTH))).containsExactly("get_weather");
		String named = "\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"get_time\"}},";
		JsonNode forced = chat("openai", named, BOTH);
		assertThat(calls(forced)).containsExactly("get_time");
		assertThat(forced.at("/choices/0/finish_reason").stringValue()).isEqualTo("stop");
	}

	private static List<String> calls(JsonNode response) {
		return response.at("/choices/0/message/tool_calls")
			.valueStream()
			.map((call) -> call.at("/function/name").stringValue())
			.toList();
	}

	@Test
	void aResultOfAToolIsAnsweredInText() {
		JsonNode choice = this.client.plain("openai", "/chat/completions", """
				{"model":"gpt-4o-mini","tools":[{"type":"function","function":{"name":"get_weather"}}],
				"messages":[{"role":"user","content":"get_weather"},{"role":"assistant","content":null,
				"tool_calls":[{"id":"call_1","type":"function","function":{"name":"get_weather","arguments":"{}"}}]},
				{"role":"tool","tool_call_id":"call_1","content":"get_weather says rain"}]}""").at("/choices/0");
		assertThat(choice.at("/finish_reason").stringValue()).isEqualTo("stop");
		assertThat(choice.at("/message/content").stringValue()).contains("says rain");
	}

	@Test
	void anthropicUsesToolsWithObjectsAsInput() {
		JsonNode message = this.client.plain("anthropic", "/v1/messages", anthropicBody("", BOTH));
		assertThat(message.at("/stop_reason").stringValue()).isEqualTo("tool_use");
		assertThat(message.at("/content")).hasSize(2);
		assertThat(message.at("/content/0/type").stringValue()).isEqualTo("tool_use");
		assertThat(message.at("/content/0/id").stringValue()).startsWith("toolu_");
		assertThat(message.at("/content/0/input")).isEqualTo(StreamClient.json(FITS));
		assertThat(message.at("/content/1/input").isObject()).isTrue();
		String oneOnly = "\"tool_choice\":{\"type\":\"any\",\"disable_parallel_tool_use\":true},";
		assertThat(this.client.plain("anthropic", "/v1/messages", anthropicBody(oneOnly, BOTH)).at("/content"))
			.hasSize(1);
	}

	@Test
	void anthropicAnswersAfterAToolResultInText() {
		JsonNode message = this.client.plain("anthropic", "/v1/messages", """
				{"model":"claude-sonnet-5-5","max_tokens":500,
				"tools":[{"name":"get_weather","input_schema":{"type":"object"}}],
				"messages":[{"role":"user","content":"get_weather"},{"role":"assistant","content":[
				{"type":"tool_use","id":"toolu_1","name":"get_weather","input":{}}]},{"role":"user","content":[
				{"type":"tool_result","tool_use_id":"toolu_1","content":[{"type":"text","text":"It rains"}]}]}]}""");
		assertThat(message.at("/stop_reason").stringValue()).isEqualTo("end_turn");
		assertThat(message.at("/content/0/text").stringValue()).contains("It rains");
	}

	@Test
	void geminiSignsTheFirstOfItsCallsAndStops() {
		JsonNode candidate = this.client
			.plain("google", "/v1beta/models/gemini-3.8-flash:generateContent", geminiBody("", BOTH))
			.at("/candidates/0");
		assertThat(candidate.at("/finishReason").stringValue()).isEqualTo("STOP");
		JsonNode parts = candidate.at("/content/parts");
		assertThat(parts).hasSize(2);
		assertThat(parts.at("/0/functionCall/args")).isEqualTo(StreamClient.json(FITS));
		assertThat(Signatures.genuine("google", "gemini-3.8-flash", GeminiParts.signedContent(parts.at("/0")),
				parts.at("/0/thoughtSignature").stringValue()))
			.isTrue();
		assertThat(parts.at("/1").has("thoughtSignature")).isFalse();
	}

	@Test
	void geminiCallsOnlyWhatItIsAllowedTo() {
		String only = "\"toolConfig\":{\"functionCallingConfig\":{\"mode\":\"ANY\","
				+ "\"allowedFunctionNames\":[\"get_time\"]}},";
		JsonNode parts = this.client
			.plain("google", "/v1beta/models/gemini-3.8-flash:generateContent", geminiBody(only, BOTH))
			.at("/candidates/0/content/parts");
		assertThat(parts).hasSize(1);
		assertThat(parts.at("/0/functionCall/name").stringValue()).isEqualTo("get_time");
	}

	@ParameterizedTest
	@CsvSource({ "openai,3", "openrouter,3", "mistral,1" })
	void aStreamTellsNameAndIdOnceAndTheArgumentsInPieces(String provider, int leastPieces) {
		String body = this.client.stream(provider, chatBody(provider, "\"stream\":true,", BOTH)).body();
		List<JsonNode> calls = StreamClient.data(body)
			.stream()
			.flatMap((chunk) -> chunk.at("/choices/0/delta/tool_calls").valueStream())
			.toList();
		List<JsonNode> first = calls.stream().filter((call) -> call.at("/index").intValue() == 0).toList();
		assertThat(first.get(0).at("/function/name").stringValue()).isEqualTo("get_weather");
		assertThat(first.stream().filter((call) -> call.has("id"))).hasSize(1);
		assertThat(first).hasSizeGreaterThanOrEqualTo(leastPieces);
		assertThat(String.join("", first.stream().map((call) -> call.at("/function/arguments").stringValue()).toList()))
			.isEqualTo(FITS);
		assertThat(calls).anySatisfy((call) -> assertThat(call.at("/index").intValue()).isEqualTo(1));
		assertThat(StreamClient.joined(body, "/choices/0/finish_reason")).startsWith("tool_calls");
	}

	@Test
	void anthropicStreamsTheInputAsFragmentsAfterAnEmptyOne() {
		String body = this.client.stream("anthropic", anthropicBody("\"stream\":true,", BOTH)).body();
		List<JsonNode> first = StreamClient.data(body)
			.stream()
			.filter((event) -> event.at("/delta/type").asString("").equals("input_json_delta"))
			.filter((event) -> event.at("/index").intValue() == 0)
			.toList();
		assertThat(first.get(0).at("/delta/partial_json").stringValue()).isEmpty();
		assertThat(
				String.join("", first.stream().map((event) -> event.at("/delta/partial_json").stringValue()).toList()))
			.isEqualTo(FITS);
		assertThat(StreamClient.joined(body, "/content_block/name")).isEqualTo("get_weatherget_time");
		assertThat(StreamClient.joined(body, "/delta/stop_reason")).isEqualTo("tool_use");
	}

	@Test
	void geminiStreamsEachCallWhole() {
		List<JsonNode> chunks = StreamClient.data(this.client.stream("google", geminiBody("", BOTH)).body());
		assertThat(chunks).hasSize(2);
		assertThat(chunks.get(0).at("/candidates/0/content/parts/0/functionCall/args"))
			.isEqualTo(StreamClient.json(FITS));
		assertThat(chunks.get(1).at("/candidates/0/content/parts/0/functionCall/name").stringValue())
			.isEqualTo("get_time");
		assertThat(chunks.get(1).at("/candidates/0/finishReason").stringValue()).isEqualTo("STOP");
	}

	@Test
	void theTokenLimitCutsTheArguments() {
		JsonNode choice = chat("openai", "\"max_completion_tokens\":6,", BOTH).at("/choices/0");
		assertThat(choice.at("/finish_reason").stringValue()).isEqualTo("length");
		assertThat(choice.at("/message/tool_calls/0/function/arguments").stringValue()).isEqualTo("{\"city\":\"som");
	}

}
