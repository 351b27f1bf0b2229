package io.github.llmrouter.simulator;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class StreamTests {

	private final ProviderSimulator simulator = ProviderSimulator.start();

	private final StreamClient client = new StreamClient(this.simulator);

	@AfterEach
	void close() {
		this.simulator.close();
	}

	@ParameterizedTest
	@CsvSource({ "openai,/choices/0/delta/content,/choices/0/message/content",
			"azure,/choices/0/delta/content,/choices/0/message/content",
			"mistral,/choices/0/delta/content,/choices/0/message/content",
			"openrouter,/choices/0/delta/content,/choices/0/message/content",
			"ollama,/choices/0/delta/content,/choices/0/message/content", "anthropic,/delta/text,/content/0/text",
			"google,/candidates/0/content/parts/0/text,/candidates/0/content/parts/0/text" })
	void aStreamCarriesTheSameTextInSeveralChunks(String provider, String delta, String message) {
		HttpResponse<String> response = this.client.stream(provider);
		JsonNode plain = SimulatorClient.json(new SimulatorClient(this.simulator).chat(provider));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("content-type").orElseThrow()).startsWith("text/event-stream");
		assertThat(response.headers().firstValue("transfer-encoding")).contains("chunked");
		assertThat(StreamClient.joined(response.body(), delta)).isEqualTo(plain.at(message).stringValue());
		assertThat(StreamClient.data(response.body())
			.stream()
			.map((event) -> event.at(delta).asString(""))
			.filter((text) -> !text.isEmpty())).hasSizeGreaterThan(3);
	}

	@Test
	void aConnectionCarriesOneStreamAfterTheOther() {
		this.client.stream("openai");
		this.client.stream("anthropic");
		this.client.stream("google");
		assertThat(this.simulator.connectionCount()).isEqualTo(1);
		assertThat(this.simulator.requests()).extracting(RecordedRequest::connection).containsOnly(1L);
		assertThat(this.simulator.abortedCount()).isZero();
	}

	@Test
	void openAiBeginsWithTheRoleAndEndsWithFinishReasonAndDone() {
		String body = this.client.stream("openai").body();
		List<JsonNode> chunks = StreamClient.data(body);
		assertThat(chunks.get(0).at("/choices/0/delta/role").stringValue()).isEqualTo("assistant");
		assertThat(chunks.get(0).at("/choices/0/delta/content").stringValue()).isEmpty();
		JsonNode last = chunks.get(chunks.size() - 1);
		assertThat(last.at("/choices/0/delta")).isEmpty();
		assertThat(last.at("/choices/0/finish_reason").stringValue()).isEqualTo("stop");
		assertThat(body).endsWith("data: [DONE]\n\n").doesNotContain("\"usage\"");
		assertThat(chunks).extracting((chunk) -> chunk.at("/id").stringValue())
			.containsOnly(chunks.get(0).at("/id").stringValue());
		assertThat(chunks)
			.allSatisfy((chunk) -> assertThat(chunk.at("/object").stringValue()).isEqualTo("chat.completion.chunk"));
	}

	@Test
	void openAiTellsTheUsageInAChunkWithoutChoicesWhenAsked() {
		String body = this.client
			.stream("openai", StreamClient.body("openai", "\"stream_options\":{\"include_usage\":true},"))
			.body();
		List<JsonNode> chunks = StreamClient.data(body);
		JsonNode last = chunks.get(chunks.size() - 1);
		assertThat(last.at("/choices").isArray()).isTrue();
		assertThat(last.at("/choices")).isEmpty();
		assertThat(last.at("/usage/completion_tokens").intValue())
			.isEqualTo(TokenUsage.tokensOf(StreamClient.joined(body, "/choices/0/delta/content")));
		assertThat(chunks.subList(0, chunks.size() - 1))
			.allSatisfy((chunk) -> assertThat(chunk.path("usage").isNull()).isTrue());
	}

	@Test
	void openAiPadsChunksUnlessToldNotTo() {
		assertThat(this.client.stream("openai").body()).contains("\"obfuscation\"");
		assertThat(this.client
			.stream("openai", StreamClient.body("openai", "\"stream_options\":{\"include_obfuscation\":false},"))
			.body()).doesNotContain("obfuscation");
	}

	@Test
	void mistralTellsFinishReasonAndUsageInOneChunk() {
		List<JsonNode> chunks = StreamClient.data(this.client.stream("mistral").body());
		JsonNode last = chunks.get(chunks.size() - 1);
		assertThat(last.at("/choices/0/finish_reason").stringValue()).isEqualTo("stop");
		assertThat(last.at("/usage/prompt_tokens").intValue()).isPositive();
	}

	@Test
	void openRouterSendsACommentFirstAndTheCostLast() {
		String body = this.client.stream("openrouter").body();
		assertThat(body).startsWith(": OPENROUTER PROCESSING\n\n").endsWith("data: [DONE]\n\n");
		List<JsonNode> chunks = StreamClient.data(body);
		assertThat(chunks)
			.allSatisfy((chunk) -> assertThat(chunk.at("/provider").stringValue()).isEqualTo("Anthropic"));
		JsonNode last = chunks.get(chunks.size() - 1);
		assertThat(last.at("/usage/cost").doubleValue()).isPositive();
		assertThat(chunks.subList(chunks.size() - 2, chunks.size())).allSatisfy((chunk) -> {
			assertThat(chunk.at("/choices/0/finish_reason").stringValue()).isEqualTo("stop");
			assertThat(chunk.at("/choices/0/native_finish_reason").stringValue()).isEqualTo("end_turn");
		});
	}

	@Test
	void anthropicNamesItsEventsAndSendsAPing() {
		List<StreamClient.Event> events = StreamClient.events(this.client.stream("anthropic").body());
		assertThat(events).extracting((event) -> Objects.requireNonNull(event.name()))
			.startsWith("message_start", "content_block_start", "ping", "content_block_delta")
			.endsWith("content_block_stop", "message_delta", "message_stop");
		assertThat(events).allSatisfy((event) -> assertThat(StreamClient.json(event.data()).at("/type").stringValue())
			.isEqualTo(event.name()));
		JsonNode start = StreamClient.json(events.get(0).data());
		assertThat(start.at("/message/content").isArray()).isTrue();
		assertThat(start.at("/message/usage/input_tokens").intValue()).isPositive();
		assertThat(start.at("/message/usage/output_tokens").intValue()).isEqualTo(1);
		JsonNode delta = StreamClient.json(events.get(events.size() - 2).data());
		assertThat(delta.at("/delta/stop_reason").stringValue()).isEqualTo("end_turn");
		assertThat(delta.at("/usage/output_tokens").intValue()).isGreaterThan(1);
		assertThat(delta.at("/usage/input_tokens")).isEqualTo(start.at("/message/usage/input_tokens"));
	}

	@Test
	void geminiEndsLinesWithCarriageReturnsAndCountsUp() {
		String body = this.client.stream("google").body();
		assertThat(body.replace("\r\n", "")).doesNotContain("\n");
		List<JsonNode> chunks = StreamClient.data(body);
		List<Integer> counts = chunks.stream()
			.map((chunk) -> chunk.at("/usageMetadata/candidatesTokenCount").intValue())
			.toList();
		assertThat(counts).isSorted().doesNotContain(0);
		assertThat(chunks.subList(0, chunks.size() - 1))
			.allSatisfy((chunk) -> assertThat(chunk.at("/candidates/0").has("finishReason")).isFalse());
		assertThat(chunks.get(chunks.size() - 1).at("/candidates/0/finishReason").stringValue()).isEqualTo("STOP");
		assertThat(chunks).extracting((chunk) -> chunk.at("/responseId").stringValue())
			.containsOnly(chunks.get(0).at("/responseId").stringValue());
	}

	@Test
	void geminiStreamsAnArrayUnlessAskedForEvents() {
		HttpResponse<String> response = new SimulatorClient(this.simulator).send("google",
				"/v1beta/models/gemini-3.8-flash:streamGenerateContent", SimulatorClient.headers("google"),
				SimulatorClient.body("google", "gemini-3.8-flash"));
		assertThat(response.headers().firstValue("content-type").orElseThrow()).startsWith("application/json");
		JsonNode array = StreamClient.json(response.body());
		assertThat(array.isArray()).isTrue();
		assertThat(array).hasSizeGreaterThan(3);
	}

	@Test
	void geminiLabelsARefusedStreamAsAStream() {
		HttpResponse<String> response = new SimulatorClient(this.simulator).send("google", StreamClient.path("google"),
				SimulatorClient.headersWith("google", "x-goog-api-key", "invalid"),
				SimulatorClient.body("google", "gemini-3.8-flash"));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
		assertThat(SimulatorClient.json(response).at("/error/code").intValue()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai", "anthropic", "google", "openrouter", "mistral" })
	void aStreamThatTheProviderRefusesIsRefusedBeforeItBegins(String provider) {
		HttpResponse<String> response = new SimulatorClient(this.simulator).send(provider, StreamClient.path(provider),
				Map.of(), StreamClient.body(provider, ""));
		assertThat(response.statusCode()).isBetween(400, 403);
	}

}
