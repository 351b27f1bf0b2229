package io.github.llmrouter.simulator;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ScriptedTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private final ProviderSimulator simulator = ProviderSimulator.start();

	private final SimulatorClient client = new SimulatorClient(this.simulator);

	@AfterEach
	void close() {
		this.simulator.close();
	}

	@Test
	void eachStepAnswersOneCallAndThenThePlanCounts() {
		this.simulator.fault("openai", FaultPlan.of(Fault.OVERLOADED));
		this.simulator.script("openai", Scripted.answer("One."), Scripted.fault(Fault.ERROR),
				Scripted.reply(418, "{}"));
		assertThat(this.client.chat("openai").body()).contains("One.");
		assertThat(this.client.chat("openai").statusCode()).isEqualTo(500);
		assertThat(this.client.chat("openai").statusCode()).isEqualTo(418);
		assertThat(this.client.chat("openai").statusCode()).isEqualTo(503);
	}

	@Test
	void stepsForAnyProviderComeAfterItsOwn() {
		this.simulator.script(ProviderSimulator.ANY, Scripted.reply(500, "{}"));
		this.simulator.script("openai", Scripted.reply(503, "{}"));
		assertThat(this.client.chat("openai").statusCode()).isEqualTo(503);
		assertThat(this.client.chat("openai").statusCode()).isEqualTo(500);
		assertThat(this.client.chat("openai").statusCode()).isEqualTo(200);
	}

	@Test
	void aChoiceByRequestComesAfterTheStepsAndBeforeThePlan() {
		this.simulator.fault("openai", FaultPlan.of(Fault.OVERLOADED));
		this.simulator.script("openai", Scripted.reply(418, "{}"));
		this.simulator
			.script((request) -> request.provider().equals("anthropic") ? Scripted.answer(request.model()) : null);
		assertThat(this.client.chat("openai").statusCode()).isEqualTo(418);
		assertThat(this.client.chat("openai").statusCode()).isEqualTo(503);
		assertThat(this.client.chat("anthropic").body()).contains("\"text\":\"claude-");
		this.simulator.reset();
		assertThat(this.client.chat("anthropic").body()).doesNotContain("\"text\":\"claude-");
	}

	@Test
	void aSimulatorThatKeepsNoRequestsCountsThem() {
		try (ProviderSimulator forgetful = ProviderSimulator.builder().keepRequests(0).start()) {
			new SimulatorClient(forgetful).chat("openai");
			assertThat(forgetful.requests()).isEmpty();
			assertThat(forgetful.requestCount("openai")).isEqualTo(1);
		}
	}

	@Test
	void everyFaultHasANameOfItsOwn() {
		assertThat(FaultPlan.labels()).doesNotHaveDuplicates()
			.contains("cut", "stream-cut")
			.allSatisfy((label) -> assertThat(FaultPlan.named(label, 1).label()).isEqualTo(label));
		assertThatIllegalArgumentException().isThrownBy(() -> FaultPlan.named("stream-tear", 0))
			.withMessageContaining("stream-tear");
	}

	@Test
	void aRawReplyIsSentWhateverTheRequestIs() {
		this.simulator.script("openai",
				Scripted.reply(402, Map.of("content-type", "text/html", "content-length", "7"), "<p>Ü</p>"));
		HttpResponse<String> response = this.client.post("openai", Map.of(), "no JSON, no key");
		assertThat(response.statusCode()).isEqualTo(402);
		assertThat(response.body()).isEqualTo("<p>Ü</p>");
		assertThat(response.headers().firstValue("content-type")).contains("text/html");
	}

	@Test
	void aChunkedRawReplyArrivesWhole() {
		this.simulator.script("openai", Scripted.reply(200, Map.of("transfer-encoding", "chunked"), "{\"a\":1}"));
		HttpResponse<String> response = this.client.chat("openai");
		assertThat(response.body()).isEqualTo("{\"a\":1}");
		assertThat(response.headers().firstValue("content-length")).isEmpty();
		assertThat(this.client.chat("openai").statusCode()).isEqualTo(200);
		assertThat(this.simulator.connectionCount()).isEqualTo(1);
	}

	@Test
	void aScriptedAnswerToARequestThatTheProviderRefusesIsRefused() {
		this.simulator.script("openai", Scripted.answer("never said"));
		assertThat(this.client.post("openai", Map.of(), "{}").statusCode()).isEqualTo(401);
		assertThat(this.client.chat("openai").body()).doesNotContain("never said");
	}

	@Test
	void usageAndFinishReasonAreWrittenAsEachProviderCounts() {
		Scripted step = Scripted.answer("Hm.").usage(100, 50, 30, 20, 40).finishReason("odd");
		this.simulator.script(ProviderSimulator.ANY, step, step, step);
		JsonNode openAi = SimulatorClient.json(this.client.chat("openai"));
		assertThat(openAi.at("/choices/0/finish_reason").stringValue()).isEqualTo("odd");
		assertThat(openAi.at("/usage/prompt_tokens").intValue()).isEqualTo(100);
		assertThat(openAi.at("/usage/prompt_tokens_details/cached_tokens").intValue()).isEqualTo(30);
		assertThat(openAi.at("/usage/completion_tokens").intValue()).isEqualTo(50);
		assertThat(openAi.at("/usage/completion_tokens_details/reasoning_tokens").intValue()).isEqualTo(40);
		JsonNode anthropic = SimulatorClient.json(this.client.chat("anthropic"));
		assertThat(anthropic.at("/stop_reason").stringValue()).isEqualTo("odd");
		assertThat(anthropic.at("/usage/input_tokens").intValue()).isEqualTo(50);
		assertThat(anthropic.at("/usage/cache_read_input_tokens").intValue()).isEqualTo(30);
		assertThat(anthropic.at("/usage/cache_creation_input_tokens").intValue()).isEqualTo(20);
		JsonNode gemini = SimulatorClient.json(this.client.chat("google"));
		assertThat(gemini.at("/usageMetadata/promptTokenCount").intValue()).isEqualTo(100);
		assertThat(gemini.at("/usageMetadata/candidatesTokenCount").intValue()).isEqualTo(10);
		assertThat(gemini.at("/usageMetadata/thoughtsTokenCount").intValue()).isEqualTo(40);
		assertThat(gemini.at("/usageMetadata/cachedContentTokenCount").intValue()).isEqualTo(30);
	}

	@Test
	void onlyAnAnswerHasAUsage() {
		assertThatIllegalStateException().isThrownBy(() -> Scripted.fault(Fault.ERROR).usage(1, 1));
	}

	@Test
	void aDisconnectEndsTheConnectionBeforeAnyReply() {
		this.simulator.script("openai", Scripted.answer("warm"), Scripted.disconnect());
		this.client.chat("openai");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.client.chatThatBreaks("openai"));
		assertThat(this.client.chat("openai").statusCode()).isEqualTo(200);
		assertThat(this.simulator.requestCount("openai")).isEqualTo(3);
	}

	@Test
	void aReplyCanBeCutAfterAnyByte() {
		this.simulator.script("openai", Scripted.reply(200, "{\"half\":").cutAfter(3),
				Scripted.answer("none of it").cutAfter(0));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.client.chatThatBreaks("openai"));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.client.chatThatBreaks("openai"));
	}

	@Test
	void aReplyCanStallInTheMiddleUntilTheClientLeaves() {
		this.simulator.script("anthropic", Scripted.answer("never ends").stallAfter(10));
		CompletableFuture<HttpResponse<String>> call = this.client.chatLater("anthropic");
		assertThat(this.simulator.awaitRequests(1, SOON)).isTrue();
		assertThat(call).isNotDone();
		call.cancel(true);
		assertThat(this.simulator.awaitAborted(SOON)).isTrue();
	}

	@Test
	void aClientThatLeavesDuringADelayIsNoticed() {
		this.simulator.script("openai", Scripted.answer("late").after(Duration.ofMinutes(4)));
		CompletableFuture<HttpResponse<String>> call = this.client.chatLater("openai");
		assertThat(this.simulator.awaitRequests(1, SOON)).isTrue();
		call.cancel(true);
		assertThat(this.simulator.awaitAborted(SOON)).isTrue();
		assertThat(this.simulator.abortedCount()).isEqualTo(1);
	}

	@Test
	void resetDropsTheStepsThatAreLeft() {
		this.simulator.script("openai", Scripted.fault(Fault.ERROR), Scripted.fault(Fault.ERROR));
		this.client.chat("openai");
		this.simulator.reset();
		assertThat(this.client.chat("openai").statusCode()).isEqualTo(200);
	}

}
