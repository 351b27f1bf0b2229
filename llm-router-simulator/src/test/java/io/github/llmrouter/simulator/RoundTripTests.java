package io.github.llmrouter.simulator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a provider says, with its calls of tools and signatures, it takes back.
 */
class RoundTripTests {

	private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},"
			+ "\"required\":[\"city\"],\"additionalProperties\":false}";

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final ProviderSimulator simulator = ProviderSimulator.start();

	private final StreamClient client = new StreamClient(this.simulator);

	@AfterEach
	void close() {
		this.simulator.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "openai|gpt-4o-mini|", "mistral|mistral-large-2512|", "deepseek|some-model|",
					"openrouter|anthropic/claude-sonnet-5.5|\"reasoning\":{\"effort\":\"low\"},",
					"openrouter|openai/gpt-6-luna|\"reasoning\":{\"effort\":\"low\"},",
					"openrouter|google/gemini-3.8-flash|\"reasoning\":{\"effort\":\"low\"}," })
	void chatCompletions(String provider, String model, String fields) {
		ObjectNode request = object("""
				{"model":"%s",%s"tools":[{"type":"function","function":{"name":"get_weather","parameters":%s}}],
				"messages":[{"role":"user","content":"Call get_weather"}]}""".formatted(model,
				(fields != null) ? fields : "", SCHEMA));
		JsonNode message = ask(provider, "/chat/completions", request).at("/choices/0/message");
		assertThat(message.at("/tool_calls")).hasSize(1);
		ArrayNode messages = (ArrayNode) request.path("messages");
		ObjectNode echo = object("{\"role\":\"assistant\"}");
		for (String field : new String[] { "content", "tool_calls", "reasoning_details" }) {
			if (message.has(field)) {
				echo.set(field, message.path(field));
			}
		}
		messages.add(echo);
		messages.addObject()
			.put("role", "tool")
			.put("tool_call_id", message.at("/tool_calls/0/id").stringValue())
			.put("content", "It rains");
		assertThat(ask(provider, "/chat/completions", request).at("/choices/0/message/content").toString())
			.contains("It rains");
	}

	@Test
	void anthropicMessages() {
		ObjectNode request = object("""
				{"model":"claude-sonnet-5-5","max_tokens":2000,"thinking":{"type":"adaptive"},
				"tools":[{"name":"get_weather","input_schema":%s}],
				"messages":[{"role":"user","content":"Call get_weather"}]}""".formatted(SCHEMA));
		JsonNode content = ask("anthropic", "/v1/messages", request).at("/content");
		assertThat(content).hasSize(2);
		ArrayNode messages = (ArrayNode) request.path("messages");
		messages.addObject().put("role", "assistant").set("content", content);
		messages.addObject()
			.put("role", "user")
			.putArray("content")
			.addObject()
			.put("type", "tool_result")
			.put("tool_use_id", content.at("/1/id").stringValue())
			.put("content", "It rains");
		assertThat(ask("anthropic", "/v1/messages", request).at("/content/1/text").stringValue()).contains("It rains");
	}

	@Test
	void geminiContents() {
		String path = "/v1beta/models/gemini-3.8-flash:generateContent";
		ObjectNode request = object("""
				{"generationConfig":{"thinkingConfig":{"includeThoughts":true}},
				"tools":[{"functionDeclarations":[{"name":"get_weather","parametersJsonSchema":%s}]}],
				"contents":[{"role":"user","parts":[{"text":"Call get_weather"}]}]}""".formatted(SCHEMA));
		JsonNode content = ask("google", path, request).at("/candidates/0/content");
		ArrayNode contents = (ArrayNode) request.path("contents");
		contents.add(content);
		ObjectNode response = contents.addObject()
			.put("role", "user")
			.putArray("parts")
			.addObject()
			.putObject("functionResponse");
		response.put("name", "get_weather").putObject("response").put("output", "It rains");
		JsonNode parts = ask("google", path, request).at("/candidates/0/content/parts");
		assertThat(parts.at("/1/text").stringValue()).contains("It rains");
		contents.add(object("{\"role\":\"model\"}").set("parts", parts));
		contents.addObject().put("role", "user").putArray("parts").addObject().put("text", "Thank you");
		assertThat(ask("google", path, request).at("/candidates")).hasSize(1);
	}

	@Test
	void responses() {
		ObjectNode request = object("""
				{"model":"gpt-6-luna","store":false,"include":["reasoning.encrypted_content"],
				"tools":[{"type":"function","name":"get_weather","parameters":%s}],
				"input":[{"role":"user","content":"Call get_weather"}]}""".formatted(SCHEMA));
		JsonNode output = ask("openai", "/responses", request).at("/output");
		assertThat(output).hasSize(2);
		ArrayNode input = (ArrayNode) request.path("input");
		output.forEach(input::add);
		input.addObject()
			.put("type", "function_call_output")
			.put("call_id", output.at("/1/call_id").stringValue())
			.put("output", "It rains");
		JsonNode second = ask("openai", "/responses", request).at("/output");
		assertThat(second.at("/1/content/0/text").stringValue()).contains("It rains");
		second.forEach(input::add);
		input.addObject().put("role", "user").put("content", "Thank you");
		assertThat(ask("openai", "/responses", request).at("/status").stringValue()).isEqualTo("completed");
	}

	private JsonNode ask(String provider, String path, ObjectNode request) {
		return this.client.plain(provider, path, request.toString());
	}

	private static ObjectNode object(String json) {
		return (ObjectNode) MAPPER.readTree(json);
	}

}
