package io.github.llmrouter.simulator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class StructuredAnswerTests {

	private static final String SCHEMA = """
			{"type":"object","properties":{"title":{"type":"string"},"tags":{"type":"array","minItems":2,"items":
			{"$ref":"#/$defs/tag"}}},"required":["title","tags"],"additionalProperties":false,
			"$defs":{"tag":{"type":"string","enum":["news","sport"]}}}""";

	private static final String FITS = "{\"title\":\"some title\",\"tags\":[\"news\",\"news\"]}";

	private final ProviderSimulator simulator = ProviderSimulator.start();

	private final StreamClient client = new StreamClient(this.simulator);

	@AfterEach
	void close() {
		this.simulator.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai", "openrouter", "mistral" })
	void chatCompletionsFitTheSchemaOfTheResponseFormat(String provider) {
		String format = "{\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"event\",\"strict\":"
				+ "true,\"schema\":" + SCHEMA + "}},";
		String body = SimulatorClient.body(provider, SimulatorClient.model(provider));
		JsonNode response = this.client.plain(provider, "/chat/completions", format + body.substring(1));
		assertThat(response.at("/choices/0/message/content").stringValue()).isEqualTo(FITS);
		String streamed = this.client.stream(provider, format + "\"stream\":true," + body.substring(1)).body();
		assertThat(StreamClient.joined(streamed, "/choices/0/delta/content")).isEqualTo(FITS);
	}

	@Test
	void jsonModeGivesAnObject() {
		JsonNode response = this.client.plain("openai", "/chat/completions", """
				{"model":"gpt-4o-mini","response_format":{"type":"json_object"},
				"messages":[{"role":"user","content":"Some JSON please"}]}""");
		assertThat(StreamClient.json(response.at("/choices/0/message/content").stringValue()).isObject()).isTrue();
	}

	@Test
	void anthropicFitsTheSchemaOfTheOutputFormat() {
		JsonNode response = this.client.plain("anthropic", "/v1/messages",
				"{\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":" + SCHEMA + "}},"
						+ SimulatorClient.body("anthropic", "claude-sonnet-5-5").substring(1));
		assertThat(response.at("/content/0/text").stringValue()).isEqualTo(FITS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "responseJsonSchema", "responseSchema" })
	void geminiFitsTheSchemaOfTheGenerationConfig(String field) {
		JsonNode response = this.client.plain("google", "/v1beta/models/gemini-3.8-flash:generateContent",
				"{\"generationConfig\":{\"responseMimeType\":\"application/json\",\"" + field + "\":" + SCHEMA + "},"
						+ SimulatorClient.body("google", "").substring(1));
		assertThat(response.at("/candidates/0/content/parts/0/text").stringValue()).isEqualTo(FITS);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "{\"const\":7}|7",
			"{\"type\":\"STRING\",\"enum\":[\"a\",\"b\"]}|\"a\"", "{\"type\":[\"string\",\"null\"]}|\"some value\"",
			"{\"type\":\"string\",\"format\":\"date\"}|\"2026-11-22\"",
			"{\"type\":\"string\",\"minLength\":12}|\"some value--\"", "{\"type\":\"string\",\"maxLength\":4}|\"some\"",
			"{\"type\":\"integer\",\"exclusiveMinimum\":4}|5", "{\"type\":\"number\",\"maximum\":0.5}|0.5",
			"{\"type\":\"integer\",\"multipleOf\":5}|5", "{\"type\":\"boolean\"}|true", "{\"type\":\"null\"}|null",
			"{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}|[1]", "{\"type\":\"array\",\"maxItems\":0}|[]",
			"{\"anyOf\":[{\"type\":\"integer\"},{\"type\":\"string\"}]}|1",
			"{\"allOf\":[{\"properties\":{\"a\":{\"type\":\"integer\"}},\"required\":[\"a\"]},"
					+ "{\"properties\":{\"b\":{\"type\":\"boolean\"}},\"required\":[\"b\"]}]}|{\"a\":1,\"b\":true}",
			"{}|{}" })
	void valuesFitTheirSchemas(String schema, String expected) {
		assertThat(SchemaExamples.of(StreamClient.json(schema)).toString()).isEqualTo(expected);
	}

	@Test
	void aSchemaThatContainsItselfHasAnEnd() {
		JsonNode schema = StreamClient.json("""
				{"$ref":"#/$defs/node","$defs":{"node":{"type":"object","properties":{"children":{"type":"array",
				"items":{"$ref":"#/$defs/node"}},"next":{"anyOf":[{"$ref":"#/$defs/node"},{"type":"null"}]}},
				"required":["children"]}}}""");
		assertThat(SchemaExamples.of(schema).at("/children/0/children").isArray()).isTrue();
		JsonNode list = StreamClient.json("""
				{"$ref":"#/$defs/node","$defs":{"node":{"type":"object","properties":{
				"next":{"anyOf":[{"$ref":"#/$defs/node"},{"type":"null"}]}},"required":["next"]}}}""");
		assertThat(SchemaExamples.of(list).toString()).endsWith("null" + "}".repeat(12));
	}

}
