package io.github.llmrouter.simulator;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ProviderSimulatorTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private final ProviderSimulator simulator = ProviderSimulator.start();

	private final SimulatorClient client = new SimulatorClient(this.simulator);

	@AfterEach
	void close() {
		this.simulator.close();
	}

	@Test
	void baseUrlsEndWhereTheRealOnesDo() {
		String root = "http://127.0.0.1:" + this.simulator.port();
		assertThat(this.simulator.baseUrl("openai")).isEqualTo(root + "/openai/v1");
		assertThat(this.simulator.baseUrl("anthropic")).isEqualTo(root + "/anthropic");
		assertThat(this.simulator.baseUrl("google")).isEqualTo(root + "/google");
		assertThat(this.simulator.baseUrl("openrouter")).isEqualTo(root + "/openrouter/api/v1");
		assertThat(this.simulator.baseUrl("groq")).isEqualTo(root + "/groq/openai/v1");
		assertThat(this.simulator.baseUrl("somebody")).isEqualTo(root + "/somebody/v1");
	}

	@Test
	void requestsAreRecordedAsTheProviderSeesThem() {
		Instant before = Instant.now();
		this.client.chat("openrouter");
		RecordedRequest request = this.simulator.requests().get(0);
		assertThat(request.provider()).isEqualTo("openrouter");
		assertThat(request.method()).isEqualTo("POST");
		assertThat(request.path()).isEqualTo("/api/v1/chat/completions");
		assertThat(request.query()).isEmpty();
		assertThat(request.headers()).containsEntry("authorization", List.of("Bearer sk-test"));
		assertThat(request.body()).isEqualTo(SimulatorClient.body("openrouter", "anthropic/claude-sonnet-5.5"));
		assertThat(request.receivedAt()).isBetween(before, Instant.now());
		assertThat(request.toString()).doesNotContain("sk-test");
	}

	@Test
	void onlyTheLatestTenThousandRequestsAreKeptButAllAreCounted() throws IOException {
		this.simulator.script("openai", Scripted.reply(200, "first"));
		this.client.chat("openai");
		chatOnOneConnection("anthropic", 10_000);
		assertThat(this.simulator.requests()).hasSize(10_000)
			.allSatisfy((request) -> assertThat(request.provider()).isEqualTo("anthropic"));
		assertThat(this.simulator.requestCount("openai")).isEqualTo(1);
		assertThat(this.simulator.requestCount("anthropic")).isEqualTo(10_000);
		this.simulator.clear();
		assertThat(this.simulator.requests()).isEmpty();
		assertThat(this.simulator.requestCount("anthropic")).isZero();
	}

	@Test
	void callsInTurnShareOneConnection() {
		for (int i = 0; i < 20; i++) {
			this.client.chat("openai");
			this.client.post("openai", Map.of(), "{}");
		}
		assertThat(this.simulator.connectionCount()).isEqualTo(1);
		assertThat(this.simulator.openConnectionCount()).isEqualTo(1);
	}

	@Test
	void aChunkedRequestBodyIsReadWhole() throws IOException {
		String request = """
				POST /openai/v1/chat/completions HTTP/1.1
				Host: localhost
				Transfer-Encoding: chunked
				Connection: close

				4
				{"a"
				3;x=y
				:1}
				0

				""".replace("\n", "\r\n");
		String reply = raw(request);
		assertThat(reply).startsWith("HTTP/1.1 401 Unauthorized");
		assertThat(this.simulator.requests().get(0).body()).isEqualTo("{\"a\":1}");
	}

	@Test
	void aCutReplySendsAllHeadersAndHalfOfTheAnnouncedBody() throws IOException {
		String request = "POST /openai/v1/chat/completions HTTP/1.1\r\nAuthorization: Bearer x\r\n"
				+ "Content-Length: %d\r\n\r\n%s";
		String body = SimulatorClient.body("openai", "gpt-4o");
		this.simulator.fault("openai", FaultPlan.of(Fault.CUT));
		String[] reply = raw(request.formatted(body.length(), body)).split("\r\n\r\n");
		assertThat(reply[0]).startsWith("HTTP/1.1 200 OK").contains("x-ratelimit-reset-tokens: ");
		int announced = Integer.parseInt(reply[0].replaceAll("(?s).*content-length: (\\d+).*", "$1"));
		assertThat(reply[1]).hasSize(announced / 2).startsWith("{\"id\"");
	}

	@Test
	void whatIsNotHttpIsAnswered400() throws IOException {
		assertThat(raw("HELLO\r\n\r\n")).startsWith("HTTP/1.1 400 ");
		assertThat(this.simulator.requests()).isEmpty();
	}

	@Test
	void aPathWithoutProviderIsNotFound() throws IOException {
		assertThat(raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 404 ");
	}

	@Test
	void closeEndsStalledCallsAndThePort() {
		this.simulator.fault("openai", FaultPlan.of(Fault.TIMEOUT));
		CompletableFuture<HttpResponse<String>> stalled = this.client.chatLater("openai");
		assertThat(this.simulator.awaitRequests(1, SOON)).isTrue();
		String baseUrl = this.simulator.baseUrl("openai");
		this.simulator.close();
		assertThat(stalled).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(IOException.class);
		assertThat(this.simulator.openConnectionCount()).isZero();
		assertThat(this.simulator.abortedCount()).isZero();
		assertThatExceptionOfType(ConnectException.class)
			.isThrownBy(() -> new Socket("127.0.0.1", URI.create(baseUrl).getPort()).close());
	}

	@Test
	void closeEndsCallsThatWaitOutTheirLatency() {
		try (ProviderSimulator slow = ProviderSimulator.builder()
			.latency(Duration.ofMinutes(4), Duration.ofMinutes(5))
			.start()) {
			CompletableFuture<HttpResponse<String>> waiting = new SimulatorClient(slow).chatLater("openai");
			assertThat(slow.awaitRequests(1, SOON)).isTrue();
			assertThat(waiting).isNotDone();
			slow.close();
			assertThat(waiting).failsWithin(SOON);
			assertThat(slow.openConnectionCount()).isZero();
		}
	}

	@Test
	void aShortLatencyPassesAndTheConnectionGoesOn() {
		try (ProviderSimulator slow = ProviderSimulator.builder()
			.latency(Duration.ofMillis(1), Duration.ofMillis(5))
			.start()) {
			SimulatorClient slowClient = new SimulatorClient(slow);
			for (int i = 0; i < 5; i++) {
				assertThat(slowClient.chat("openai").statusCode()).isEqualTo(200);
			}
			assertThat(slow.connectionCount()).isEqualTo(1);
		}
	}

	@Test
	void aPortThatIsTakenIsNamed() {
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> ProviderSimulator.builder().port(this.simulator.port()).start())
			.withMessageContaining("port " + this.simulator.port());
	}

	@Test
	void anUnknownFaultIsRefusedWithTheNamesThatExist() {
		assertThat(Fault.of("error-in-200")).isEqualTo(Fault.ERROR_IN_200);
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.of("rate_limit"))
			.withMessageContaining("rate_limit")
			.withMessageContaining("none, rate-limit, overloaded, error, timeout, error-in-200, cut, malformed");
	}

	private String raw(String request) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.simulator.port())) {
			socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/** Without a client library, whose pool is not what is tested. */
	private void chatOnOneConnection(String provider, int times) throws IOException {
		byte[] body = SimulatorClient.body(provider, "claude-sonnet-5-5").getBytes(StandardCharsets.UTF_8);
		byte[] head = ("POST /" + provider + "/v1/messages HTTP/1.1\r\nx-api-key: sk-test\r\n"
				+ "anthropic-version: 2023-06-01\r\nContent-Length: " + body.length + "\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII);
		try (Socket socket = new Socket("127.0.0.1", this.simulator.port())) {
			socket.setTcpNoDelay(true);
			InputStream in = new BufferedInputStream(socket.getInputStream());
			for (int i = 0; i < times; i++) {
				socket.getOutputStream().write(head);
				socket.getOutputStream().write(body);
				assertThat(readReply(in)).startsWith("HTTP/1.1 200 OK");
			}
		}
	}

	/** Reads one reply whole and returns its head. */
	private static String readReply(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
			int next = in.read();
			assertThat(next).isNotNegative();
			head.append((char) next);
		}
		int length = Integer.parseInt(head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1"));
		assertThat(in.readNBytes(length)).hasSize(length);
		return head.toString();
	}

}
