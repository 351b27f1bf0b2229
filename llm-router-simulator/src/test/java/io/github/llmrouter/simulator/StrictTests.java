package io.github.llmrouter.simulator;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class StrictTests {

	private final ProviderSimulator simulator = ProviderSimulator.start();

	private final SimulatorClient client = new SimulatorClient(this.simulator);

	@AfterEach
	void close() {
		this.simulator.close();
	}

	@ParameterizedTest
	@CsvSource({ "openai, authorization, 401, /error/type, invalid_request_error",
			"azure, api-key, 401, /error/code, 401", "mistral, authorization, 401, /detail, Invalid API Key",
			"groq, authorization, 401, /error/type, invalid_request_error",
			"openrouter, authorization, 401, /error/code, 401",
			"anthropic, x-api-key, 401, /error/type, authentication_error",
			"anthropic, anthropic-version, 400, /error/type, invalid_request_error",
			"google, x-goog-api-key, 403, /error/status, PERMISSION_DENIED" })
	void aMissingHeaderIsRefused(String provider, String header, int status, String pointer, String value) {
		HttpResponse<String> response = this.client.post(provider, SimulatorClient.headersWithout(provider, header),
				SimulatorClient.body(provider, SimulatorClient.model(provider)));
		assertRefused(response, status, pointer, value);
	}

	@ParameterizedTest
	@CsvSource({ "openai, authorization, Bearer invalid, 401, /error/code, invalid_api_key",
			"openai, authorization, Bearer, 401, /error/type, invalid_request_error",
			"openai, authorization, Basic abc, 401, /error/type, invalid_request_error",
			"azure, api-key, invalid-1, 401, /error/code, 401",
			"mistral, authorization, Bearer invalid, 401, /detail, Invalid API Key",
			"openrouter, authorization, Bearer invalid-2, 401, /error/message, User not found.",
			"anthropic, x-api-key, invalid, 401, /error/message, invalid x-api-key",
			"anthropic, anthropic-version, 2020-01-01, 400, /error/type, invalid_request_error",
			"google, x-goog-api-key, invalid, 400, /error/details/0/reason, API_KEY_INVALID" })
	void aHeaderWithAWrongValueIsRefused(String provider, String header, String value, int status, String pointer,
			String expected) {
		HttpResponse<String> response = this.client.post(provider, SimulatorClient.headersWith(provider, header, value),
				SimulatorClient.body(provider, SimulatorClient.model(provider)));
		assertRefused(response, status, pointer, expected);
	}

	@Test
	void geminiRefusesAKeyInTheQueryAndABearerToken() {
		String path = SimulatorClient.path("google", "gemini-3.8-flash");
		String body = SimulatorClient.body("google", "gemini-3.8-flash");
		HttpResponse<String> query = this.client.send("google", path + "?key=secret", Map.of(), body);
		assertRefused(query, 400, "/error/status", "INVALID_ARGUMENT");
		assertThat(query.body()).contains("query string").contains("x-goog-api-key").doesNotContain("secret");
		HttpResponse<String> both = this.client.send("google", path + "?alt=json&key=secret",
				SimulatorClient.headers("google"), body);
		assertThat(both.statusCode()).isEqualTo(400);
		HttpResponse<String> bearer = this.client.post("google", Map.of("authorization", "Bearer x"), body);
		assertRefused(bearer, 401, "/error/status", "UNAUTHENTICATED");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ollama", "vllm" })
	void aServerOnTheOwnMachineAsksForNoKey(String provider) {
		HttpResponse<String> response = this.client.post(provider, Map.of(), SimulatorClient.body(provider, "llama"));
		assertThat(response.statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@MethodSource
	void aFieldThatTheProviderRefusesIsNamed(String provider, String model, String field, int status, String pointer,
			String value) {
		assertRefused(this.client.chatWith(provider, model, field), status, pointer, value);
	}

	static Stream<Arguments> aFieldThatTheProviderRefusesIsNamed() {
		return Stream.concat(openAiFields(), Stream.concat(anthropicFields(), geminiFields()));
	}

	private static Stream<Arguments> openAiFields() {
		String param = "/error/param";
		String code = "/error/code";
		return Stream.of(Arguments.of("openai", "gpt-4o", "\"top_k\":3", 400, code, "unknown_parameter"),
				Arguments.of("openai", "gpt-4o", "\"top_k\":3", 400, param, "top_k"),
				Arguments.of("azure", "gpt-4o", "\"top_k\":3", 400, param, "top_k"),
				Arguments.of("openai", "gpt-6-luna", "\"max_tokens\":9", 400, code, "unsupported_parameter"),
				Arguments.of("openai", "gpt-5.1", "\"max_tokens\":9", 400, param, "max_tokens"),
				Arguments.of("openai", "o3", "\"max_tokens\":9", 400, param, "max_tokens"),
				Arguments.of("openai", "gpt-4o", "\"max_tokens\":9,\"max_completion_tokens\":9", 400, code,
						"invalid_parameter_combination"),
				Arguments.of("openai", "gpt-6-luna", "\"temperature\":0.2", 400, code, "unsupported_value"),
				Arguments.of("openai", "gpt-4o", "\"temperature\":2.1", 400, param, "temperature"),
				Arguments.of("openai", "gpt-4o", "\"temperature\":\"hot\"", 400, param, "temperature"),
				Arguments.of("openai", "gpt-4o", "\"top_p\":1.1", 400, param, "top_p"),
				Arguments.of("openai", "gpt-6-luna", "\"tools\":[]", 400, param, "reasoning_effort"),
				Arguments.of("openai", "gpt-5.4", "\"tools\":[],\"reasoning_effort\":\"low\"", 400, param,
						"reasoning_effort"),
				Arguments.of("mistral", "mistral-large-2512", "\"max_completion_tokens\":9", 422, "/detail/0/loc/1",
						"max_completion_tokens"),
				Arguments.of("mistral", "mistral-large-2512", "\"temperature\":1.6", 422, "/detail/0/loc/1",
						"temperature"),
				Arguments.of("mistral", "mistral-large-2512", "\"top_p\":2", 422, "/detail/0/loc/1", "top_p"),
				Arguments.of("openrouter", "openai/gpt-6-luna", "\"temperature\":3", 400, code, "400"),
				Arguments.of("openrouter", "openai/gpt-6-luna", "\"top_p\":3", 400, code, "400"));
	}

	private static Stream<Arguments> anthropicFields() {
		String message = "/error/message";
		String old = "claude-sonnet-4-5";
		String newest = "claude-sonnet-5-5";
		return Stream.of(
				Arguments.of("anthropic", old, "\"seed\":1", 400, message, "seed: Extra inputs are not permitted"),
				Arguments.of("anthropic", old, "\"temperature\":1.5", 400, message, "temperature: range: 0..1"),
				Arguments.of("anthropic", newest, "\"temperature\":0.5", 400, message,
						"temperature: only 1.0 is supported by claude-sonnet-5-5"),
				Arguments.of("anthropic", newest, "\"top_p\":0.9", 400, message,
						"top_p: only values of at least 0.99 are supported by claude-sonnet-5-5"),
				Arguments.of("anthropic", "claude-opus-4-7", "\"top_k\":5", 400, message,
						"top_k: not supported by claude-opus-4-7"),
				Arguments.of("anthropic", old, "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":100}", 400,
						message, "thinking.enabled.budget_tokens: Input should be greater than or equal to 1024"),
				Arguments.of("anthropic", old, "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2000}", 400,
						message, "`max_tokens` must be greater than `thinking.budget_tokens`."));
	}

	private static Stream<Arguments> geminiFields() {
		String status = "/error/status";
		String invalid = "INVALID_ARGUMENT";
		String model = "gemini-3.8-flash";
		return Stream.of(
				Arguments.of("google", model, "\"labels\":{}", 400, "/error/message",
						"Invalid JSON payload received. Unknown name \"labels\": Cannot find field."),
				Arguments.of("google", model, "\"generationConfig\":{\"top\":1}", 400, "/error/message",
						"Invalid JSON payload received. Unknown name \"top\" at 'generation_config': Cannot find field."),
				Arguments.of("google", model, "\"generationConfig\":{\"temperature\":2.5}", 400, status, invalid),
				Arguments.of("google", model, "\"generationConfig\":{\"topP\":1.5}", 400, status, invalid),
				Arguments.of("google", model, "\"generationConfig\":{\"maxOutputTokens\":0}", 400, status, invalid),
				Arguments.of("google", model, "\"generationConfig\":{\"responseSchema\":{},\"responseJsonSchema\":{}}",
						400, status, invalid),
				Arguments.of("google", model,
						"\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":1,\"thinkingLevel\":\"LOW\"}}",
						400, status, invalid));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"openai | gpt-6-luna | \"max_completion_tokens\":9,\"temperature\":1",
			"openai | gpt-6-luna | \"temperature\":0.2,\"reasoning_effort\":\"none\"",
			"openai | gpt-6-luna | \"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}],\"reasoning_effort\":\"none\"",
			"openai | gpt-5.4 | \"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]",
			"openai | gpt-4o | \"max_tokens\":9,\"temperature\":0.2",
			"openrouter | openai/gpt-6-luna | \"made_up\":1,\"max_tokens\":9,\"temperature\":0.2",
			"groq | llama-3.3-70b-versatile | \"made_up\":1", "mistral | mistral-large-2512 | \"max_tokens\":9",
			"anthropic | claude-sonnet-4-5 | \"temperature\":0.2,\"top_k\":4",
			"anthropic | claude-sonnet-5-5 | \"temperature\":1.0,\"top_p\":0.99",
			"google | gemini-3.8-flash | \"generationConfig\":{\"temperature\":0.5,\"topK\":3}" })
	void aFieldThatTheProviderTakesIsTaken(String provider, String model, String field) {
		assertThat(this.client.chatWith(provider, model, field).body()).doesNotContain("\"error\"");
	}

	@Test
	void theNewVersionOfAnthropicHasNoSamplingParameters() {
		Map<String, String> headers = SimulatorClient.headersWith("anthropic", "anthropic-version", "2026-10-21");
		String body = SimulatorClient.body("anthropic", "claude-sonnet-4-5");
		assertThat(this.client.post("anthropic", headers, body).statusCode()).isEqualTo(200);
		HttpResponse<String> response = this.client.post("anthropic", headers,
				"{\"temperature\":1.0," + body.substring(1));
		assertRefused(response, 400, "/error/message", "temperature: not supported since version 2026-10-21");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"anthropic | {\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]} | max_tokens: Field required",
			"anthropic | {\"model\":\"m\",\"max_tokens\":-1,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]} | max_tokens: Input",
			"anthropic | {\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]} | model: Field required",
			"anthropic | {\"model\":\"m\",\"max_tokens\":9,\"messages\":[]} | at least one message",
			"anthropic | {\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"system\",\"content\":\"x\"}]} | Unexpected role \\\"system\\\"",
			"anthropic | {\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"tool\",\"content\":\"x\"}]} | Unexpected role \\\"tool\\\"",
			"openai | {\"model\":\"gpt-4o\",\"messages\":[]} | empty array",
			"openai | {\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]} | must provide a model",
			"openai | {\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"model\",\"content\":\"x\"}]} | Invalid value: 'model'",
			"openrouter | {\"model\":\"x/y\",\"messages\":[]} | Input required",
			"openrouter | {\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]} | No models provided",
			"mistral | {\"model\":\"m\",\"messages\":[]} | at least one message",
			"mistral | {\"messages\":[]} | Field required", "google | {\"contents\":[]} | contents is not specified",
			"google | {\"contents\":[{\"role\":\"assistant\",\"parts\":[{\"text\":\"x\"}]}]} | valid role: user, model" })
	void aBodyThatBreaksTheContractIsRefused(String provider, String body, String message) {
		HttpResponse<String> response = this.client.post(provider, SimulatorClient.headers(provider), body);
		assertThat(response.statusCode()).isIn(400, 422);
		assertThat(response.body()).contains(message);
	}

	@Test
	void anthropicsNewestModelsTakeSystemMessagesBetweenTurns() {
		String body = """
				{"model":"claude-opus-5-5","max_tokens":9,"messages":[{"role":"user","content":"x"},
				{"role":"user","content":"not alternating"},{"role":"system","content":"y"}]}""";
		assertThat(this.client.post("anthropic", SimulatorClient.headers("anthropic"), body).statusCode())
			.isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "openai, no-such-model, 404, /error/code, model_not_found",
			"openai, gpt-4, 404, /error/code, model_not_found",
			"openai, gpt-3.5-turbo-0125, 404, /error/code, model_not_found",
			"groq, it-does-not-exist, 404, /error/code, model_not_found", "mistral, no-such-model, 400, /code, 1500",
			"anthropic, no-such-model, 404, /error/type, not_found_error",
			"anthropic, claude-sonnet-4-20250514, 404, /error/message, model: claude-sonnet-4-20250514",
			"google, no-such-model, 404, /error/status, NOT_FOUND",
			"google, gemini-2.0-flash, 404, /error/status, NOT_FOUND",
			"openrouter, x/no-such-model, 400, /error/metadata/error_type, model_not_found",
			"openrouter, google/gemini-2.0-flash-exp:free, 404, /error/message, "
					+ "No endpoints found for google/gemini-2.0-flash-exp:free." })
	void aModelThatIsUnknownOrRetiredIsNotFound(String provider, String model, int status, String pointer,
			String value) {
		assertRefused(this.client.chat(provider, model), status, pointer, value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai", "anthropic", "google", "openrouter", "mistral" })
	void anUnknownPathMethodOrBrokenJsonIsRefusedInTheProvidersForm(String provider) {
		Map<String, String> headers = SimulatorClient.headers(provider);
		HttpResponse<String> path = this.client.send(provider, "/nowhere", headers, "{}");
		assertThat(path.statusCode()).isEqualTo(404);
		assertThat(SimulatorClient.json(path).toString()).containsIgnoringCase("error");
		assertThat(this.client.get(provider, SimulatorClient.path(provider, "m")).statusCode()).isEqualTo(404);
		HttpResponse<String> broken = this.client.post(provider, headers, "{\"model\":");
		assertThat(broken.statusCode()).isEqualTo(400);
		assertThat(SimulatorClient.json(broken).toString()).contains("JSON");
	}

	@Test
	void aLenientSimulatorTakesWhatCanBeRead() {
		try (ProviderSimulator lenient = ProviderSimulator.builder().strict(false).start()) {
			SimulatorClient client = new SimulatorClient(lenient);
			assertThat(client.post("openai", Map.of(), "{\"model\":\"gpt-4\",\"top_k\":1}").statusCode())
				.isEqualTo(200);
			assertThat(client.post("anthropic", Map.of(), "{\"model\":\"claude-sonnet-4-0\"}").statusCode())
				.isEqualTo(200);
			assertThat(client.post("google", Map.of(), "{}").statusCode()).isEqualTo(200);
			assertThat(client.post("openai", Map.of(), "{").statusCode()).isEqualTo(400);
		}
	}

	private static void assertRefused(HttpResponse<String> response, int status, String pointer, String value) {
		JsonNode body = SimulatorClient.json(response);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(body.at(pointer).asString("")).isEqualTo(value);
	}

}
