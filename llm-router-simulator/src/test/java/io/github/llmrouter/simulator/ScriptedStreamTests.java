package io.github.llmrouter.simulator;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ScriptedStreamTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private final ProviderSimulator simulator = ProviderSimulator.start();

	private final StreamClient client = new StreamClient(this.simulator);

	@AfterEach
	void close() {
		this.simulator.close();
	}

	@ParameterizedTest
	@CsvSource({ "openai,/choices/0/delta/content", "mistral,/choices/0/delta/content",
			"openrouter,/choices/0/delta/content", "anthropic,/delta/text",
			"google,/candidates/0/content/parts/0/text" })
	void theChunksOfTheTextAreThoseOfTheScript(String provider, String pointer) {
		this.simulator.script(provider, Scripted.answer(List.of("Hé", "ll", "o 🎉")));
		List<String> chunks = StreamClient.data(this.client.stream(provider).body())
			.stream()
			.map((event) -> event.at(pointer).asString(""))
			.filter((text) -> !text.isEmpty())
			.toList();
		assertThat(chunks).containsExactly("Hé", "ll", "o 🎉");
	}

	@Test
	void anAnswerHasReasoningToolCallsFinishReasonAndUsage() {
		Scripted step = Scripted.answer("First.")
			.reasoning("Let me see.")
			.toolCall("a", "{\"x\":1}")
			.toolCall("toolu_given", "b", "{}")
			.finishReason("pause_turn")
			.usage(100, 50, 0, 0, 20);
		this.simulator.script("anthropic", step);
		JsonNode plain = SimulatorClient.json(new SimulatorClient(this.simulator).chat("anthropic"));
		assertThat(plain.at("/content").valueStream().map((block) -> block.at("/type").stringValue()))
			.containsExactly("thinking", "text", "tool_use", "tool_use");
		assertThat(plain.at("/content/3/id").stringValue()).isEqualTo("toolu_given");
		this.simulator.script("anthropic", step);
		String body = this.client.stream("anthropic").body();
		assertThat(StreamClient.joined(body, "/delta/thinking")).isEqualTo("Let me see.");
		assertThat(StreamClient.joined(body, "/delta/text")).isEqualTo("First.");
		assertThat(StreamClient.joined(body, "/delta/partial_json")).isEqualTo("{\"x\":1}");
		assertThat(StreamClient.joined(body, "/delta/stop_reason")).isEqualTo("pause_turn");
		assertThat(body).contains("\"output_tokens\":50").contains("\"thinking_tokens\":20").contains("toolu_given");
	}

	@ParameterizedTest
	@CsvSource({ "openai,false", "azure,false", "mistral,true", "openrouter,true", "groq,true", "anthropic,true",
			"google,true" })
	void scriptedReasoningIsToldWhereTheProviderTellsIt(String provider, boolean told) {
		Scripted step = Scripted.answer("Yes.").reasoning("Let me see.");
		this.simulator.script(provider, step, step);
		assertThat(this.client.stream(provider).body().contains("Let me see.")).isEqualTo(told);
		assertThat(new SimulatorClient(this.simulator).chat(provider).body().contains("Let me see.")).isEqualTo(told);
	}

	@Test
	void argumentsThatAreNoJsonGoOverTheWireAsTheyAre() {
		Scripted step = Scripted.answer("").toolCall("a", "{\"x\":");
		this.simulator.script("openai", step, step);
		assertThat(SimulatorClient.json(new SimulatorClient(this.simulator).chat("openai"))
			.at("/choices/0/message/tool_calls/0/function/arguments")
			.stringValue()).isEqualTo("{\"x\":");
		assertThat(this.client.stream("openai").body()).contains("{\\\"x\\\":");
	}

	@Test
	void aRefusalTakesEachProvidersForm() {
		this.simulator.script(ProviderSimulator.ANY, Scripted.answer(List.of()).refusal("No."),
				Scripted.answer(List.of()).refusal("No."), Scripted.answer(List.of()).refusal("No."),
				Scripted.answer(List.of()).refusal("No."));
		JsonNode message = SimulatorClient.json(new SimulatorClient(this.simulator).chat("openai")).at("/choices/0");
		assertThat(message.at("/message/refusal").stringValue()).isEqualTo("No.");
		assertThat(message.at("/message/content").isNull()).isTrue();
		assertThat(message.at("/finish_reason").stringValue()).isEqualTo("stop");
		assertThat(StreamClient.joined(this.client.stream("openai").body(), "/choices/0/delta/refusal"))
			.isEqualTo("No.");
		String anthropic = this.client.stream("anthropic").body();
		assertThat(StreamClient.joined(anthropic, "/delta/stop_reason")).isEqualTo("refusal");
		assertThat(StreamClient.joined(anthropic, "/delta/stop_details/explanation")).isEqualTo("No.");
		assertThat(StreamClient.joined(this.client.stream("google").body(), "/candidates/0/finishReason"))
			.isEqualTo("SAFETY");
	}

	@Test
	void aRawStreamGoesOverTheWireAsItIsSplit() throws IOException {
		byte[] body = "data: {\"a\":\"é\"}\n\n".getBytes(StandardCharsets.UTF_8);
		List<byte[]> pieces = List.of(slice(body, 0, 13), slice(body, 13, body.length));
		this.simulator.script("openai", Scripted.rawStream(pieces), Scripted.rawStream(pieces));
		HttpResponse<String> response = this.client.stream("openai");
		assertThat(response.body()).isEqualTo("data: {\"a\":\"é\"}\n\n");
		assertThat(response.headers().firstValue("content-type").orElseThrow()).startsWith("text/event-stream");
		assertThat(this.client.bytes("openai")).contains("\r\nd\r\ndata: {\"a\":\"\u00c3\r\n5\r\n\u00a9");
	}

	private static byte[] slice(byte[] bytes, int from, int to) {
		return Arrays.copyOfRange(bytes, from, to);
	}

	@Test
	void aRawStreamHasTheHeadersThatItIsGivenAndBreaks() {
		List<byte[]> pieces = List.of("data: 1\n\n".getBytes(StandardCharsets.UTF_8),
				"data: 2\n\n".getBytes(StandardCharsets.UTF_8));
		this.simulator.script("openai", Scripted.rawStream(Map.of("content-type", "text/plain"), pieces),
				Scripted.rawStream(pieces).chunks(1).then(StreamFault.NO_END),
				Scripted.rawStream(pieces).chunks(1).then(StreamFault.CUT));
		assertThat(this.client.stream("openai").headers().firstValue("content-type")).contains("text/plain");
		assertThat(this.client.stream("openai").body()).isEqualTo("data: 1\n\n");
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> this.client.send("openai", StreamClient.body("openai", "")));
	}

	@Test
	void aStreamCanBeCutOrStallAfterAnyByte() throws IOException {
		this.simulator.script("openai", Scripted.answer("Hello").cutAfter(10), Scripted.answer("Hello").stallAfter(10));
		assertThat(this.client.bytes("openai")).endsWith("\r\na\r\ndata: {\"id\r\n");
		CompletableFuture<HttpResponse<String>> call = this.client.later("openai");
		assertThat(this.simulator.awaitRequests(2, SOON)).isTrue();
		call.cancel(true);
		assertThat(this.simulator.awaitAborted(SOON)).isTrue();
	}

	@Test
	void aStreamWithGapsArrivesWhole() {
		this.simulator.script("openai", Scripted.answer(List.of("a", "b", "c")).gap(Duration.ofMillis(2)));
		assertThat(StreamClient.joined(this.client.stream("openai").body(), "/choices/0/delta/content"))
			.isEqualTo("abc");
		assertThat(this.simulator.abortedCount()).isZero();
	}

	@Test
	void theBuildersGapIsForAllStreamsWithoutOneOfTheirOwn() throws Exception {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ProviderSimulator.builder().chunkGap(Duration.ofMillis(-1)));
		try (ProviderSimulator slow = ProviderSimulator.builder().chunkGap(Duration.ofMinutes(4)).start()) {
			slow.script("openai", Scripted.stream().gap(Duration.ZERO));
			StreamClient client = new StreamClient(slow);
			assertThat(client.stream("openai").body()).endsWith("[DONE]\n\n");
			CompletableFuture<HttpResponse<String>> call = client.later("openai");
			assertThat(slow.awaitRequests(2, SOON)).isTrue();
			assertThat(call).isNotDone();
			call.cancel(true);
			assertThat(slow.awaitAborted(SOON)).isTrue();
		}
	}

}
