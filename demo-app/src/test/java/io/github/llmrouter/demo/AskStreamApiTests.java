package io.github.llmrouter.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.llmrouter.health.HealthOperations;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.ProviderSimulator;
import io.github.llmrouter.simulator.Scripted;
import io.github.llmrouter.simulator.StreamFault;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class AskStreamApiTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private static final String HELLO = "{\"chain\":\"smart\",\"prompt\":\"Hello\"}";

	private static final RunningDemo demo = RunningDemo.start();

	private final ProviderSimulator simulator = demo.context().getBean(SimulatedProviders.class).simulator();

	@BeforeEach
	void forgetEverything() {
		this.simulator.reset();
		this.simulator.clear();
		HealthOperations health = demo.context().getBean(HealthOperations.class);
		demo.context().getBean(SimulatedProviders.class).names().forEach(health::reset);
	}

	@AfterAll
	static void stop() {
		demo.close();
	}

	private static List<ReceivedEvent> ask(String body) {
		HttpResponse<String> response = demo.postJson("/api/ask/stream", body);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
		return ReceivedEvent.all(response.body());
	}

	@Test
	void theTextComesInPiecesAndTheEndTellsAllThatAPlainAnswerDoes() {
		List<ReceivedEvent> events = ask(HELLO);
		assertThat(ReceivedEvent.course(events)).containsExactly("text", "end");
		assertThat(events).hasSizeGreaterThan(2);
		JsonNode end = ReceivedEvent.last(events, "end");
		assertThat(end.get("text").asString()).isEqualTo(ReceivedEvent.joined(events, "text", "text"));
		assertThat(end.get("provider").asString()).isEqualTo("openrouter");
		assertThat(end.get("costUsd").decimalValue()).isPositive();
		assertThat(end.get("costPartial").asBoolean()).isFalse();
		assertThat(end.get("tokens").get("completion").asInt()).isPositive();
		assertThat(end.get("finishReason").asString()).isEqualTo("STOP");
		assertThat(end.get("outcome").asString()).isEqualTo("SUCCESS");
		assertThat(end.get("attempts")).hasSize(1);
		assertThat(end.get("joins")).isEmpty();
		assertThat(end.propertyNames())
			.containsExactlyElementsOf(RunningDemo.json(demo.ask("smart", "Hello")).propertyNames());
	}

	@Test
	void reasoningComesBeforeTheText() {
		List<ReceivedEvent> events = ask(
				"{\"chain\":\"smart\",\"prompt\":\"Why is the sky blue?\",\"reasoning\":\"high\"}");
		assertThat(ReceivedEvent.course(events)).containsExactly("reasoning", "text", "end");
		assertThat(ReceivedEvent.last(events, "end").get("reasoning").asString())
			.isEqualTo(ReceivedEvent.joined(events, "reasoning", "text"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "smart", "anthropic/claude-sonnet-5-5", "google/gemini-3.8-flash", "openai/gpt-6-luna" })
	void toolsAreCalledAndTheModelGoesOnWithTheirResults(String chain) {
		List<ReceivedEvent> events = ask(
				"{\"chain\":\"%s\",\"prompt\":\"Tell me the weather\",\"tools\":true}".formatted(chain));
		assertThat(ReceivedEvent.course(events)).containsExactly("tool", "tool-result", "text", "end");
		JsonNode end = ReceivedEvent.last(events, "end");
		assertThat(end.get("tools")).hasSize(1);
		JsonNode use = end.get("tools").get(0);
		assertThat(use.get("arguments").asString()).contains("PARIS")
			.isEqualTo(ReceivedEvent.joined(events, "tool", "arguments"));
		assertThat(use.get("result").asString()).contains("light rain")
			.isEqualTo(ReceivedEvent.joined(events, "tool-result", "result"));
		assertThat(this.simulator.requests()).hasSize(2);
		assertThat(this.simulator.requests().get(1).body()).contains("light rain");
		assertThat(end.get("attempts")).hasSize(2);
	}

	@Test
	void theTurnsAreBounded() {
		for (int i = 0; i < 6; i++) {
			this.simulator.script("openrouter", Scripted.answer(List.of()).toolCall("weather", "{\"city\":\"LIMA\"}"));
		}
		JsonNode end = ReceivedEvent.last(ask("{\"chain\":\"smart\",\"prompt\":\"Hello\",\"tools\":true}"), "end");
		assertThat(this.simulator.requestCount("openrouter")).isEqualTo(5);
		assertThat(end.get("tools")).hasSize(4);
	}

	@Test
	void withoutTheWishNoToolIsOffered() {
		List<ReceivedEvent> events = ask("{\"chain\":\"smart\",\"prompt\":\"Tell me the weather\"}");
		assertThat(ReceivedEvent.course(events)).containsExactly("text", "end");
	}

	@Test
	void theFormsToolsAndReasoningHoldForAPlainAnswerToo() {
		JsonNode answer = RunningDemo.json(demo.postJson("/api/ask",
				"{\"chain\":\"smart\",\"prompt\":\"Tell me the time\",\"tools\":true,\"reasoning\":\"low\"}"));
		assertThat(answer.get("tools").get(0).get("name").asString()).isEqualTo("time");
		assertThat(answer.get("reasoning").asString()).isNotBlank();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ERROR_EVENT", "CUT", "EMPTY" })
	void whatFailsBeforeTheFirstPieceIsUnseen(StreamFault fault) {
		this.simulator.script("openrouter", Scripted.stream().then(fault));
		List<ReceivedEvent> events = ask(HELLO);
		assertThat(ReceivedEvent.course(events)).containsExactly("text", "end");
		JsonNode end = ReceivedEvent.last(events, "end");
		assertThat(end.get("provider").asString()).isEqualTo("anthropic");
		assertThat(end.get("outcome").asString()).isEqualTo("SUCCESS");
		assertThat(end.get("attempts")).hasSize(2);
		assertThat(end.get("text").asString()).isEqualTo(ReceivedEvent.joined(events, "text", "text"));
	}

	@Test
	void aStreamThatBreaksEndsIncompleteWithItsCauseAndWhatArrived() {
		this.simulator.script("openrouter", Scripted.stream().chunks(2).then(StreamFault.CUT));
		List<ReceivedEvent> events = ask(HELLO);
		JsonNode end = ReceivedEvent.last(events, "end");
		assertThat(end.get("outcome").asString()).isEqualTo("INCOMPLETE");
		assertThat(end.get("failureKind").asString()).isEqualTo("CONNECTION");
		assertThat(end.get("text").asString()).isNotBlank().isEqualTo(ReceivedEvent.joined(events, "text", "text"));
	}

	@Test
	void aStreamThatBreaksIsContinuedOnDemand() {
		this.simulator.script("openrouter", Scripted.stream().chunks(2).then(StreamFault.CUT));
		List<ReceivedEvent> events = ask("{\"chain\":\"smart\",\"prompt\":\"Hello\",\"continueOnBreak\":true}");
		JsonNode end = ReceivedEvent.last(events, "end");
		assertThat(end.get("outcome").asString()).isEqualTo("SUCCESS");
		assertThat(end.get("costPartial").asBoolean()).isTrue();
		assertThat(end.get("joins")).hasSize(1);
		assertThat(end.get("joins").get(0).get("provider").asString()).isEqualTo("anthropic");
		assertThat(end.get("text").asString()).isEqualTo(ReceivedEvent.joined(events, "text", "text"));
	}

	@Test
	void aCallThatGivesNoAnswerIsTheProblemThatAPlainCallTells() {
		this.simulator.fault("*", FaultPlan.of(Fault.OVERLOADED));
		List<ReceivedEvent> events = ask(HELLO);
		assertThat(events).hasSize(1);
		JsonNode failure = ReceivedEvent.last(events, "failure");
		forgetEverything();
		this.simulator.fault("*", FaultPlan.of(Fault.OVERLOADED));
		JsonNode plain = RunningDemo.json(demo.ask("smart", "Hello"));
		assertThat(failure.get("status").asInt()).isEqualTo(503).isEqualTo(plain.get("status").asInt());
		assertThat(failure.get("title")).isEqualTo(plain.get("title"));
		assertThat(failure.get("attempts")).hasSameSizeAs(plain.get("attempts"));
	}

	@Test
	void anUnknownChainIsAFailure() {
		JsonNode failure = ReceivedEvent.last(ask("{\"chain\":\"nobody\",\"prompt\":\"Hello\"}"), "failure");
		assertThat(failure.get("status").asInt()).isEqualTo(400);
		assertThat(failure.get("detail").asString()).contains("nobody");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "{\"chain\":\"smart\",\"prompt\":\"  \"}", "{\"chain\":\"smart\"}",
			"{\"prompt\":\"Hello\"}", "{\"chain\":\"smart\",\"prompt\":\"Hello\",\"reasoning\":\"much\"}", "[]", "" })
	void aCallersMistakeIsAProblemOfStatus400(String body) {
		HttpResponse<String> response = demo.postJson("/api/ask/stream", body, "text/event-stream");
		assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
		assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
		assertThat(this.simulator.requests()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 2 })
	void whenTheClientLeavesTheProvidersExchangeEnds(int chunks, CapturedOutput output) throws Exception {
		this.simulator.script("openrouter", Scripted.stream().chunks(chunks).then(StreamFault.SILENCE));
		try (InputStream body = open(demo)) {
			if (chunks > 0) {
				readUntil(body, "event:text");
			}
			assertThat(this.simulator.awaitRequests(1, SOON)).isTrue();
		}
		assertThat(this.simulator.awaitAborted(SOON)).isTrue();
		assertThat(this.simulator.requests()).hasSize(1);
		assertThat(output.getAll()).doesNotContain(" ERROR ", "java.io.IOException");
	}

	@Test
	void aStreamThatTakesTooLongEndsAtBothSides(CapturedOutput output) throws Exception {
		try (RunningDemo impatient = RunningDemo.start("--spring.mvc.async.request-timeout=1s")) {
			ProviderSimulator itsSimulator = impatient.context().getBean(SimulatedProviders.class).simulator();
			itsSimulator.script("openrouter", Scripted.stream().chunks(2).then(StreamFault.SILENCE));
			try (InputStream body = open(impatient)) {
				assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).contains("event:text")
					.doesNotContain("event:end");
			}
			assertThat(itsSimulator.awaitAborted(SOON)).isTrue();
		}
		assertThat(output.getAll()).doesNotContain(" ERROR ");
	}

	@Test
	void whatCannotBeStreamedForWantOfThreadsIsRefused() throws Exception {
		try (RunningDemo small = RunningDemo.start("--demo.streams=1")) {
			small.fault("openrouter", "fault=stream-silence");
			try (InputStream body = open(small)) {
				readUntil(body, "event:text");
				HttpResponse<String> refused = small.askStream("smart", "Hello");
				assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
				assertThat(RunningDemo.json(refused).get("title").asString()).isEqualTo("Too many streams");
			}
		}
	}

	private static InputStream open(RunningDemo demo) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(demo.root() + "/api/ask/stream"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(HELLO))
			.build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream()).body();
	}

	private static void readUntil(InputStream body, String line) throws IOException {
		BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
		String read = lines.readLine();
		while (read != null && !read.equals(line)) {
			read = lines.readLine();
		}
		assertThat(read).isEqualTo(line);
	}

}
