package io.github.llmrouter.simulator;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerTests {

	private final ProviderSimulator simulator = ProviderSimulator.start();

	private final SimulatorClient client = new SimulatorClient(this.simulator);

	@AfterEach
	void close() {
		this.simulator.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai", "azure", "openrouter", "groq", "mistral", "deepseek", "ollama", "other" })
	void chatCompletionsAnswerInOpenAiForm(String provider) {
		HttpResponse<String> response = this.client.chat(provider);
		JsonNode body = SimulatorClient.json(response);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(body.at("/object").stringValue()).isEqualTo("chat.completion");
		assertThat(body.at("/model").stringValue()).isEqualTo(SimulatorClient.model(provider));
		assertThat(body.at("/choices/0/message/content").stringValue()).contains(SimulatorClient.PROMPT);
		assertThat(body.at("/choices/0/finish_reason").stringValue()).isEqualTo("stop");
		int prompt = body.at("/usage/prompt_tokens").intValue();
		int completion = body.at("/usage/completion_tokens").intValue();
		assertThat(prompt).isPositive();
		assertThat(completion).isEqualTo(TokenUsage.tokensOf(body.at("/choices/0/message/content").stringValue()));
		assertThat(body.at("/usage/total_tokens").intValue()).isEqualTo(prompt + completion);
	}

	@Test
	void openAiTellsItsLimitsInGoDurations() {
		HttpResponse<String> response = this.client.chat("openai");
		assertThat(response.headers().firstValue("x-request-id")).isPresent();
		assertThat(response.headers().firstValue("x-ratelimit-reset-requests")).contains("6ms");
		assertThat(response.headers().firstValue("x-ratelimit-remaining-requests")).contains("9999");
		assertThat(SimulatorClient.json(response).at("/id").stringValue()).startsWith("chatcmpl-");
	}

	@Test
	void mistralTellsItsLimitsPerMinute() {
		HttpResponse<String> response = this.client.chat("mistral");
		assertThat(response.headers().firstValue("x-ratelimit-remaining-req-minute")).contains("359");
		assertThat(response.headers().firstValue("mistral-correlation-id")).isPresent();
	}

	@Test
	void anthropicAnswersInMessagesForm() {
		HttpResponse<String> response = this.client.chat("anthropic");
		JsonNode body = SimulatorClient.json(response);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(body.at("/id").stringValue()).startsWith("msg_");
		assertThat(body.at("/content/0/text").stringValue()).contains(SimulatorClient.PROMPT);
		assertThat(body.at("/stop_reason").stringValue()).isEqualTo("end_turn");
		assertThat(body.at("/usage/input_tokens").intValue()).isPositive();
		assertThat(response.headers().firstValue("request-id")).isPresent();
		assertThat(response.headers().firstValue("anthropic-ratelimit-requests-reset").map(Instant::parse)).isPresent();
	}

	@Test
	void geminiAnswersInItsForm() {
		HttpResponse<String> response = this.client.chat("google");
		JsonNode body = SimulatorClient.json(response);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(body.at("/candidates/0/content/parts/0/text").stringValue()).contains(SimulatorClient.PROMPT);
		assertThat(body.at("/candidates/0/finishReason").stringValue()).isEqualTo("STOP");
		assertThat(body.at("/modelVersion").stringValue()).isEqualTo("gemini-3.8-flash");
		assertThat(body.at("/responseId").stringValue()).isNotEmpty();
		assertThat(body.at("/usageMetadata/totalTokenCount").intValue())
			.isEqualTo(body.at("/usageMetadata/promptTokenCount").intValue()
					+ body.at("/usageMetadata/candidatesTokenCount").intValue());
	}

	@Test
	void openRouterTellsCostProviderAndGeneration() {
		HttpResponse<String> response = this.client.chat("openrouter");
		JsonNode body = SimulatorClient.json(response);
		assertThat(body.at("/id").stringValue()).startsWith("gen-");
		assertThat(response.headers().firstValue("X-Generation-Id")).contains(body.at("/id").stringValue());
		assertThat(body.at("/provider").stringValue()).isEqualTo("Anthropic");
		double expected = (3.0 * body.at("/usage/prompt_tokens").intValue()
				+ 15.0 * body.at("/usage/completion_tokens").intValue()) / 1_000_000;
		assertThat(body.at("/usage/cost").doubleValue()).isEqualTo(expected);
		assertThat(response.headers().firstValue("x-ratelimit-limit")).isEmpty();
	}

	@Test
	void freeVariantsOfOpenRouterCostNothing() {
		JsonNode body = SimulatorClient.json(this.client.chat("openrouter", "nvidia/nemotron-3-ultra-550b-a55b:free"));
		assertThat(body.at("/usage/cost").doubleValue()).isZero();
	}

	@Test
	void theSameSeedGivesTheSameTextAndAnotherModelAnother() {
		String first = text(this.client.chat("openai"));
		assertThat(text(this.client.chat("openai"))).isEqualTo(first);
		assertThat(List.of(text(this.client.chat("openai", "gpt-4o")), text(this.client.chat("openai", "gpt-6-luna")),
				text(this.client.chat("openai", "gpt-6.1-sol"))))
			.anySatisfy((other) -> assertThat(other).isNotEqualTo(first));
	}

	@Test
	void theTokenLimitCutsTheTextAndIsTheFinishReason() {
		JsonNode openAi = SimulatorClient
			.json(this.client.chatWith("openai", "gpt-4o-mini", "\"max_completion_tokens\":5"));
		assertThat(openAi.at("/choices/0/finish_reason").stringValue()).isEqualTo("length");
		assertThat(openAi.at("/usage/completion_tokens").intValue()).isEqualTo(5);
		JsonNode gemini = SimulatorClient
			.json(this.client.chatWith("google", "gemini-3.8-flash", "\"generationConfig\":{\"maxOutputTokens\":5}"));
		assertThat(gemini.at("/candidates/0/finishReason").stringValue()).isEqualTo("MAX_TOKENS");
		JsonNode anthropic = SimulatorClient
			.json(this.client.post("anthropic", SimulatorClient.headers("anthropic"), """
					{"model":"claude-sonnet-5-5","max_tokens":5,
					"messages":[{"role":"user","content":[{"type":"text","text":"Hello there"}]}]}"""));
		assertThat(anthropic.at("/stop_reason").stringValue()).isEqualTo("max_tokens");
		assertThat(anthropic.at("/content/0/text").stringValue()).hasSize(20);
	}

	@Test
	void eachProviderListsModels() {
		assertThat(SimulatorClient.json(this.client.get("openai", "/models")).at("/data")).isNotEmpty();
		assertThat(SimulatorClient.json(this.client.get("openrouter", "/models")).at("/data")).isNotEmpty();
		assertThat(SimulatorClient.json(this.client.get("anthropic", "/v1/models")).at("/data")).isNotEmpty();
		assertThat(SimulatorClient.json(this.client.get("google", "/v1beta/models")).at("/models")).isNotEmpty();
	}

	@Test
	void anAccountUnderAnotherNameSpeaksItsProvidersForm() {
		try (ProviderSimulator simulator = ProviderSimulator.builder().account("claude-eu", "anthropic").start()) {
			HttpResponse<String> response = new SimulatorClient(simulator).send("claude-eu", "/v1/messages",
					SimulatorClient.headers("anthropic"), SimulatorClient.body("anthropic", "claude-sonnet-5-5"));
			assertThat(SimulatorClient.json(response).at("/type").stringValue()).isEqualTo("message");
			assertThat(simulator.requestCount("claude-eu")).isEqualTo(1);
		}
	}

	private static String text(HttpResponse<String> response) {
		return SimulatorClient.json(response).at("/choices/0/message/content").stringValue();
	}

}
