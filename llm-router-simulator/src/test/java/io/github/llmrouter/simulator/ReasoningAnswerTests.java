package io.github.llmrouter.simulator;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ReasoningAnswerTests {

	private final ProviderSimulator simulator = ProviderSimulator.start();

	private final StreamClient client = new StreamClient(this.simulator);

	@AfterEach
	void close() {
		this.simulator.close();
	}

	private JsonNode plain(String provider, String model, String fields) {
		return this.client.plain(provider, SimulatorClient.path(provider, model),
				"{" + fields + SimulatorClient.body(provider, model).substring(1));
	}

	private String stream(String provider, String model, String fields) {
		String stream = provider.equals("google") ? "" : "\"stream\":true,";
		return this.client.stream(provider, "{" + stream + fields + SimulatorClient.body(provider, model).substring(1))
			.body();
	}

	@Test
	void openAiCountsReasoningAndShowsNone() {
		JsonNode response = plain("openai", "gpt-6-luna", "\"reasoning_effort\":\"low\",");
		int reasoning = response.at("/usage/completion_tokens_details/reasoning_tokens").intValue();
		assertThat(reasoning).isPositive();
		assertThat(response.at("/usage/completion_tokens").intValue()).isGreaterThan(reasoning);
		assertThat(response.at("/choices/0/message").toString()).doesNotContain("reasoning");
		assertThat(stream("openai", "gpt-6-luna", "\"reasoning_effort\":\"low\",")).doesNotContain("reasoning");
		assertThat(plain("openai", "gpt-6-luna", "\"reasoning_effort\":\"none\",")
			.at("/usage/completion_tokens_details/reasoning_tokens")
			.intValue()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "deepseek,reasoning_content", "groq,reasoning", "ollama,reasoning" })
	void compatibleServersShowItBesideTheContent(String provider, String field) {
		String effort = "\"reasoning_effort\":\"low\",";
		String shown = plain(provider, "some-model", effort).at("/choices/0/message/" + field).stringValue();
		assertThat(shown).contains(SimulatorClient.PROMPT);
		assertThat(StreamClient.joined(stream(provider, "some-model", effort), "/choices/0/delta/" + field))
			.isEqualTo(shown);
	}

	@Test
	void mistralShowsItAsAPartOfTheContent() {
		String effort = "\"reasoning_effort\":\"high\",";
		JsonNode content = plain("mistral", "mistral-large-2512", effort).at("/choices/0/message/content");
		assertThat(content.at("/0/type").stringValue()).isEqualTo("thinking");
		String thinking = content.at("/0/thinking/0/text").stringValue();
		assertThat(content.at("/1/type").stringValue()).isEqualTo("text");
		String body = stream("mistral", "mistral-large-2512", effort);
		assertThat(StreamClient.joined(body, "/choices/0/delta/content/0/thinking/0/text")).isEqualTo(thinking);
		assertThat(StreamClient.joined(body, "/choices/0/delta/content"))
			.isEqualTo(content.at("/1/text").stringValue());
	}

	@Test
	void anthropicSignsItsThinking() {
		String thinking = "\"thinking\":{\"type\":\"adaptive\"},";
		JsonNode message = plain("anthropic", "claude-sonnet-5-5", thinking);
		JsonNode block = message.at("/content/0");
		assertThat(block.at("/type").stringValue()).isEqualTo("thinking");
		String text = block.at("/thinking").stringValue();
		assertThat(Signatures.genuine("anthropic", "claude-sonnet-5-5", text, block.at("/signature").stringValue()))
			.isTrue();
		assertThat(message.at("/usage/output_tokens_details/thinking_tokens").intValue())
			.isEqualTo(TokenUsage.tokensOf(text));
		String body = stream("anthropic", "claude-sonnet-5-5", thinking);
		assertThat(StreamClient.joined(body, "/delta/thinking")).isEqualTo(text);
		assertThat(StreamClient.joined(body, "/delta/signature")).isEqualTo(block.at("/signature").stringValue());
	}

	@Test
	void anthropicSignsThinkingThatItOmits() {
		JsonNode block = plain("anthropic", "claude-sonnet-5-5",
				"\"thinking\":{\"type\":\"adaptive\",\"display\":\"omitted\"},")
			.at("/content/0");
		assertThat(block.at("/thinking").stringValue()).isEmpty();
		assertThat(Signatures.genuine("anthropic", "claude-sonnet-5-5", block.at("/signature").stringValue())).isTrue();
	}

	@Test
	void geminiShowsThoughtsOnlyIfToldToAndSignsTheTextThen() {
		JsonNode hidden = plain("google", "gemini-3.8-flash",
				"\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"LOW\"}},");
		assertThat(hidden.at("/candidates/0/content/parts")).hasSize(1);
		assertThat(hidden.at("/usageMetadata/thoughtsTokenCount").intValue()).isPositive();
		String shown = "\"generationConfig\":{\"thinkingConfig\":{\"includeThoughts\":true}},";
		JsonNode parts = plain("google", "gemini-3.8-flash", shown).at("/candidates/0/content/parts");
		assertThat(parts.at("/0/thought").booleanValue()).isTrue();
		String signature = parts.at("/1/thoughtSignature").stringValue();
		assertThat(Signatures.genuine("google", "gemini-3.8-flash", parts.at("/1/text").stringValue(), signature))
			.isTrue();
		List<JsonNode> chunks = StreamClient.data(stream("google", "gemini-3.8-flash", shown));
		JsonNode last = chunks.get(chunks.size() - 1);
		assertThat(last.at("/candidates/0/content/parts/0/text").stringValue()).isEmpty();
		assertThat(last.at("/candidates/0/content/parts/0/thoughtSignature").stringValue()).isEqualTo(signature);
		assertThat(chunks.get(0).at("/candidates/0/content/parts/0/thought").booleanValue()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "anthropic/claude-sonnet-5.5,reasoning.text,0,signature", "openai/gpt-6-luna,reasoning.summary,1,data",
			"google/gemini-3.8-flash,reasoning.text,1,data" })
	void openRouterGivesTheDetailsOfTheProviderThatServed(String model, String type, int sealed, String field) {
		String effort = "\"reasoning\":{\"effort\":\"low\"},";
		JsonNode message = plain("openrouter", model, effort).at("/choices/0/message");
		assertThat(message.at("/reasoning_details/0/type").stringValue()).isEqualTo(type);
		String seal = message.at("/reasoning_details/" + sealed + "/" + field).stringValue();
		String reasoning = message.at("/reasoning").stringValue();
		assertThat(Signatures.genuine("openrouter", model, reasoning, seal)).isTrue();
		String body = stream("openrouter", model, effort);
		assertThat(StreamClient.joined(body, "/choices/0/delta/reasoning")).isEqualTo(reasoning);
		assertThat(StreamClient.joined(body, "/choices/0/delta/reasoning_details/0/" + field)).isEqualTo(seal);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"reasoning\":{\"effort\":\"low\",\"exclude\":true},",
			"\"reasoning\":{\"effort\":\"none\"}," })
	void openRouterShowsNoReasoningThatIsExcludedOrOff(String field) {
		JsonNode message = plain("openrouter", "anthropic/claude-sonnet-5.5", field).at("/choices/0/message");
		assertThat(message.at("/reasoning").isNull()).isTrue();
		assertThat(message.has("reasoning_details")).isFalse();
	}

}
