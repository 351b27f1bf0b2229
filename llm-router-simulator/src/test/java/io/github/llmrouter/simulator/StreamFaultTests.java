package io.github.llmrouter.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class StreamFaultTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private final ProviderSimulator simulator = ProviderSimulator.start();

	private final StreamClient client = new StreamClient(this.simulator);

	@AfterEach
	void close() {
		this.simulator.close();
	}

	private static String delta(String provider) {
		return switch (provider) {
			case "anthropic" -> "/delta/text";
			case "google" -> "/candidates/0/content/parts/0/text";
			default -> "/choices/0/delta/content";
		};
	}

	private String text(String provider) {
		return StreamClient.joined(this.client.stream(provider).body(), delta(provider));
	}

	@ParameterizedTest
	@CsvSource({ "openai,RATE_LIMIT,429", "anthropic,OVERLOADED,529", "google,ERROR,500", "openrouter,OVERLOADED,503",
			"mistral,RATE_LIMIT,429" })
	void aStatusErrorComesBeforeTheStream(String provider, Fault fault, int status) {
		this.simulator.fault(provider, FaultPlan.of(fault));
		HttpResponse<String> response = this.client.stream(provider);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(SimulatorClient.json(response).isObject()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "openai,/error/type,server_error", "anthropic,/error/type,api_error", "google,/error/status,INTERNAL",
			"openrouter,/error/metadata/error_type,provider_unavailable", "mistral,/type,internal_server_error" })
	void anErrorComesAsAnEventBeforeAnyContent(String provider, String pointer, String value) {
		this.simulator.fault(provider, FaultPlan.of(StreamFault.ERROR_EVENT));
		HttpResponse<String> response = this.client.stream(provider);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(StreamClient.joined(response.body(), pointer)).isEqualTo(value);
		assertThat(StreamClient.joined(response.body(), delta(provider))).isEmpty();
		assertThat(response.body()).doesNotContain("[DONE]").doesNotContain("message_stop");
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai", "anthropic", "google", "openrouter", "mistral" })
	void errorIn200IsAnEventInAStream(String provider) {
		this.simulator.fault(provider, FaultPlan.of(Fault.ERROR_IN_200));
		HttpResponse<String> response = this.client.stream(provider);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("content-type").orElseThrow()).startsWith("text/event-stream");
		assertThat(StreamClient.joined(response.body(), delta(provider))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai", "anthropic", "google", "openrouter", "mistral" })
	void anErrorComesAfterAsManyChunksAsTold(String provider) {
		String whole = text(provider);
		this.simulator.script(provider, Scripted.stream().chunks(3).then(StreamFault.OVERLOADED_EVENT));
		String body = this.client.stream(provider).body();
		String said = StreamClient.joined(body, delta(provider));
		assertThat(said).hasSize(72).isEqualTo(whole.substring(0, 72));
		JsonNode last = StreamClient.data(body).get(StreamClient.data(body).size() - 1);
		assertThat(last.toString()).containsPattern("(?i)overload|unavailable").doesNotContain(delta(provider));
	}

	@Test
	void anthropicNamesItsErrorAndOpenRouterEndsTheChoice() {
		this.simulator.script("anthropic", Scripted.stream().then(StreamFault.OVERLOADED_EVENT));
		assertThat(this.client.stream("anthropic").body())
			.contains("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"");
		this.simulator.script("openrouter", Scripted.stream().chunks(1).then(StreamFault.RATE_LIMIT_EVENT));
		String body = this.client.stream("openrouter").body();
		assertThat(StreamClient.joined(body, "/choices/0/finish_reason")).isEqualTo("error");
		assertThat(body).contains("\"code\":429");
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai", "anthropic", "google", "openrouter", "mistral" })
	void aCutComesBeforeContentOrAfterSome(String provider) throws IOException {
		String whole = text(provider);
		this.simulator.script(provider, Scripted.stream().then(StreamFault.CUT),
				Scripted.stream().chunks(2).then(StreamFault.CUT), Scripted.stream().events(0).then(StreamFault.CUT));
		assertThat(cutText(provider)).isEmpty();
		assertThat(cutText(provider)).isEqualTo(whole.substring(0, 48));
		assertThat(this.client.bytes(provider)).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
	}

	/** What arrived of a body that has no last chunk. */
	private String cutText(String provider) throws IOException {
		String bytes = this.client.bytes(provider);
		assertThat(bytes).startsWith("HTTP/1.1 200").doesNotEndWith("0\r\n\r\n");
		StringBuilder body = new StringBuilder();
		String rest = bytes.substring(bytes.indexOf("\r\n\r\n") + 4);
		while (!rest.isEmpty()) {
			int line = rest.indexOf("\r\n");
			int length = Integer.parseInt(rest.substring(0, line), 16);
			body.append(rest, line + 2, line + 2 + length);
			rest = rest.substring(line + 4 + length);
		}
		return StreamClient.joined(body.toString(), delta(provider));
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai", "anthropic", "google", "openrouter", "mistral" })
	void aClientSeesThatAStreamWasCut(String provider) {
		this.simulator.fault(provider, FaultPlan.of(Fault.CUT));
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> this.client.send(provider, StreamClient.body(provider, "")));
		this.simulator.fault(provider, FaultPlan.of(StreamFault.CUT_IN_EVENT, 2));
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> this.client.send(provider, StreamClient.body(provider, "")));
	}

	@Test
	void aCutInAnEventLeavesHalfOfIt() throws IOException {
		this.simulator.script("openai", Scripted.answer("One chunk.").then(StreamFault.CUT_IN_EVENT));
		String bytes = this.client.bytes("openai");
		String last = bytes.substring(bytes.lastIndexOf("data: "));
		int announced = Integer.parseInt(bytes.substring(0, bytes.lastIndexOf("\r\n")).replaceAll("(?s).*\r\n", ""),
				16);
		assertThat(last).hasSize(announced - announced / 2).doesNotContain("\n\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai", "anthropic", "google", "openrouter", "mistral" })
	void aStreamCanEndWithoutItsEnd(String provider) {
		String whole = text(provider);
		this.simulator.script(provider, Scripted.stream().chunks(1000).then(StreamFault.NO_END));
		String body = this.client.stream(provider).body();
		assertThat(StreamClient.joined(body, delta(provider))).isEqualTo(whole);
		assertThat(body).doesNotContain("[DONE]", "message_stop", "message_delta", "\"STOP\"", "\"stop\"");
	}

	@Test
	void aCallThatEndsTheAnswerLosesItsFinishReasonToo() {
		this.simulator.script("mistral",
				Scripted.answer("").toolCall("get_time", "{}").chunks(1).then(StreamFault.NO_END));
		String body = this.client.stream("mistral").body();
		assertThat(body).contains("get_time").contains("\"finish_reason\":null").doesNotContain("\"tool_calls\"}");
		assertThat(StreamClient.joined(body, "/choices/0/finish_reason")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai", "anthropic", "google", "openrouter", "mistral" })
	void aStreamCanBeEmptyOrHoldGarbageOrBeNoStreamAtAll(String provider) {
		this.simulator.script(provider, Scripted.stream().then(StreamFault.EMPTY),
				Scripted.stream().chunks(1).then(StreamFault.GARBAGE), Scripted.stream().then(StreamFault.PLAIN_JSON));
		HttpResponse<String> empty = this.client.stream(provider);
		assertThat(empty.statusCode()).isEqualTo(200);
		assertThat(empty.body()).isEmpty();
		String garbage = this.client.stream(provider).body();
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> StreamClient.data(garbage));
		HttpResponse<String> plain = this.client.stream(provider);
		assertThat(plain.headers().firstValue("content-type").orElseThrow()).startsWith("application/json");
		assertThat(SimulatorClient.json(plain).isObject()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai", "anthropic", "google", "openrouter", "mistral" })
	void aMalformedStreamIsMalformedInSeveralWays(String provider) {
		this.simulator.fault(provider, FaultPlan.of(Fault.MALFORMED));
		Set<String> seen = new HashSet<>();
		for (int i = 0; i < 40; i++) {
			HttpResponse<String> response = this.client.stream(provider);
			assertThat(response.statusCode()).isEqualTo(200);
			boolean html = response.headers().firstValue("content-type").orElseThrow().equals("text/html");
			seen.add(html ? "html" : response.body().isEmpty() ? "empty" : "garbage");
		}
		assertThat(seen).containsExactlyInAnyOrder("html", "empty", "garbage");
	}

	@ParameterizedTest
	@CsvSource({ "SILENCE,0", "SILENCE,2", "KEEP_ALIVES,0", "KEEP_ALIVES,2" })
	void silenceLastsUntilTheClientLeaves(StreamFault fault, int chunks) {
		this.simulator.fault("anthropic", FaultPlan.of(fault, chunks));
		CompletableFuture<HttpResponse<String>> call = this.client.later("anthropic");
		assertThat(this.simulator.awaitRequests(1, SOON)).isTrue();
		assertThat(call).isNotDone();
		call.cancel(true);
		assertThat(this.simulator.awaitAborted(SOON)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "anthropic,event: ping", "openrouter,: OPENROUTER PROCESSING", "openai,: keep-alive",
			"google,: keep-alive" })
	void signsOfLifeComeAgainAndAgain(String provider, String sign) throws Exception {
		this.simulator.script(provider, Scripted.stream().chunks(1).then(StreamFault.KEEP_ALIVES));
		try (var lines = new BufferedReader(
				new InputStreamReader(this.client.open(provider).body(), StandardCharsets.UTF_8))) {
			int seen = 0;
			while (seen < 4) {
				seen += Objects.requireNonNull(lines.readLine()).equals(sign) ? 1 : 0;
			}
			assertThat(seen).isEqualTo(4);
		}
		assertThat(this.simulator.awaitAborted(SOON)).isTrue();
	}

	@Test
	void silenceBeforeTheFirstEventSendsTheHeadersAlone() throws Exception {
		this.simulator.script("openai", Scripted.stream().events(0).then(StreamFault.SILENCE));
		HttpResponse<InputStream> response = this.client.open("openai");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body().available()).isZero();
		response.body().close();
		assertThat(this.simulator.awaitAborted(SOON)).isTrue();
	}

	@ParameterizedTest
	@EnumSource(StreamFault.class)
	void aCallThatDoesNotStreamIsAnswered(StreamFault fault) {
		this.simulator.fault("openai", FaultPlan.of(fault));
		assertThat(new SimulatorClient(this.simulator).chat("openai").statusCode()).isEqualTo(200);
		assertThat(this.simulator.fault("openai").streamFault()).isEqualTo(fault);
		assertThat(this.simulator.fault("openai"))
			.hasToString("stream-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-') + " 100%");
	}

	@Test
	void geminisArrayBreaksToo() {
		this.simulator.script("google", Scripted.stream().chunks(1).then(StreamFault.ERROR_EVENT),
				Scripted.stream().then(StreamFault.ERROR_EVENT), Scripted.stream().chunks(1).then(StreamFault.NO_END));
		assertThat(array().at("/1/error/code").intValue()).isEqualTo(500);
		assertThat(array().at("/0/error/code").intValue()).isEqualTo(500);
		assertThat(array()).hasSize(1);
	}

	private JsonNode array() {
		return SimulatorClient.json(new SimulatorClient(this.simulator).send("google",
				"/v1beta/models/gemini-3.8-flash:streamGenerateContent", SimulatorClient.headers("google"),
				SimulatorClient.body("google", "")));
	}

	@Test
	void onlyWhatStreamsCanFailAsAStream() {
		assertThatIllegalStateException().isThrownBy(() -> Scripted.fault(Fault.ERROR).then(StreamFault.CUT));
		assertThatIllegalStateException().isThrownBy(() -> Scripted.reply(200, "{}").then(StreamFault.CUT));
		assertThatIllegalStateException().isThrownBy(() -> Scripted.rawStream(List.of()).then(StreamFault.ERROR_EVENT));
		assertThatIllegalArgumentException().isThrownBy(() -> Scripted.stream().chunks(-1));
		assertThatIllegalArgumentException().isThrownBy(() -> FaultPlan.of(StreamFault.CUT, -1));
	}

}
