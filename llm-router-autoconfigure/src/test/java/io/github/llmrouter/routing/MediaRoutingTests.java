package io.github.llmrouter.routing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import io.github.llmrouter.CallCancelledException;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.provider.MediaSettings;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Media at addresses, for providers that fetch and for those that do not. */
class MediaRoutingTests {

	private static final byte[] PNG = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);

	private static final MediaSettings PRIVATE_TOO = new MediaSettings(DataSize.ofMegabytes(1), Duration.ofSeconds(20),
			true, List.of());

	private final SimulatedRouter simulated = new SimulatedRouter()
		.chain("bytes", "google/gemini-3.8-flash", "anthropic/claude-sonnet-5-5")
		.chain("mixed", "google/gemini-3.8-flash", "openai/gpt-6.1-sol");

	private final AtomicInteger fetched = new AtomicInteger();

	private final CountDownLatch asked = new CountDownLatch(1);

	private HttpServer files;

	@BeforeEach
	void open() throws IOException {
		this.files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.files.createContext("/cat.png", (exchange) -> answer(exchange, 200, "image/png", PNG));
		this.files.createContext("/cat.heic", (exchange) -> answer(exchange, 200, "image/heic", new byte[] { 1, 2 }));
		this.files.createContext("/gone.png", (exchange) -> answer(exchange, 404, "image/png", PNG));
		this.files.createContext("/hangs.png", (exchange) -> this.asked.countDown());
		this.files.start();
	}

	@AfterEach
	void close() {
		this.files.stop(0);
		this.simulated.close();
	}

	private void answer(HttpExchange exchange, int status, String type, byte[] file) throws IOException {
		this.fetched.incrementAndGet();
		exchange.getResponseHeaders().set("Content-Type", type);
		exchange.sendResponseHeaders(status, file.length);
		exchange.getResponseBody().write(file);
		exchange.close();
	}

	private URI file(String path) {
		return URI.create("http://localhost:" + this.files.getAddress().getPort() + path);
	}

	private ChatRequest request(String chain, String path) {
		return ChatRequest.to(chain)
			.message(Message.user(List.of(new TextPart("What is this?"), MediaPart.image(file(path)))))
			.build();
	}

	private String sentTo(String provider) {
		return this.simulated.simulator.requests()
			.stream()
			.filter((request) -> request.provider().equals(provider))
			.findFirst()
			.orElseThrow()
			.body();
	}

	@Test
	void anImageIsFetchedOnceForTwoTargetsThatWantItsBytes() {
		this.simulated.simulator.fault("google", FaultPlan.of(Fault.ERROR));
		ChatResponse answer = this.simulated.media(PRIVATE_TOO).build().chat(request("bytes", "/cat.png"));
		assertThat(answer.target().provider()).isEqualTo("anthropic");
		assertThat(answer.attempts()).hasSize(2);
		String bytes = Base64.getEncoder().encodeToString(PNG);
		assertThat(sentTo("google")).contains(bytes).contains("image/png").doesNotContain("cat.png");
		assertThat(sentTo("anthropic")).contains(bytes).contains("image/png").doesNotContain("cat.png");
		assertThat(this.fetched).hasValue(1);
	}

	@Test
	void aTargetThatDoesNotTakeWhatWasFetchedIsSkipped() {
		this.simulated.chain("picky", "anthropic/claude-sonnet-5-5", "google/gemini-3.8-flash");
		ChatResponse answer = this.simulated.media(PRIVATE_TOO).build().chat(request("picky", "/cat.heic"));
		assertThat(answer.target().provider()).isEqualTo("google");
		assertThat(answer.attempts()).hasSize(1);
		assertThat(answer.skips()).singleElement()
			.satisfies((skip) -> assertThat(skip.detail()).isEqualTo("it takes no image/heic"));
		assertThat(this.fetched).hasValue(1);
	}

	@Test
	void aProviderThatFetchesItselfIsGivenTheAddress() {
		this.simulated.build().chat(request("openai/gpt-6.1-sol", "/cat.png"));
		assertThat(sentTo("openai")).contains(file("/cat.png").toString());
		assertThat(this.fetched).hasValue(0);
	}

	@Test
	void aTargetForWhichAPrivateAddressHadToBeFetchedIsSkipped() {
		String path = "/cat.png";
		ChatRequest request = ChatRequest.to("mixed")
			.message(Message
				.user(List.of(new TextPart("What is this?"), MediaPart.image(URI.create("http://127.0.0.1" + path)))))
			.build();
		ChatResponse answer = this.simulated.build().chat(request);
		assertThat(answer.target().provider()).isEqualTo("openai");
		assertThat(answer.attempts()).hasSize(1);
		assertThat(answer.skips()).singleElement().satisfies((skip) -> {
			assertThat(skip.label()).isEqualTo("CANNOT_SERVE");
			assertThat(skip.detail()).contains("127.0.0.1/cat.png")
				.contains("loopback")
				.contains("llm-router.media.allow-private-addresses=true");
		});
		assertThat(this.simulated.simulator.requestCount("google")).isZero();
	}

	@Test
	void anImageThatNoTargetCanHaveIsTheRequestsFaultAndAskedForOnce() {
		FallbackRouter router = this.simulated.media(PRIVATE_TOO).build();
		InvalidRequestException ex = catchThrowableOfType(InvalidRequestException.class,
				() -> router.chat(request("bytes", "/gone.png?token=hidden")));
		assertThat(ex).hasMessageContaining("/gone.png cannot be fetched: it answers HTTP 404")
			.hasMessageNotContaining("hidden");
		assertThat(ex.skips()).hasSize(2);
		assertThat(this.fetched).hasValue(1);
		assertThat(this.simulated.simulator.requests()).isEmpty();
	}

	@Test
	void anInterruptWhileAnImageIsFetchedCancelsTheCall() throws Exception {
		FallbackRouter router = this.simulated.media(PRIVATE_TOO).build();
		FutureTask<Throwable> call = new FutureTask<>(
				() -> catchThrowable(() -> router.chat(request("mixed", "/hangs.png"))));
		Thread caller = new Thread(call);
		caller.start();
		assertThat(this.asked.await(30, TimeUnit.SECONDS)).isTrue();
		caller.interrupt();
		assertThat(call.get(30, TimeUnit.SECONDS)).isInstanceOf(CallCancelledException.class);
		assertThat(this.simulated.simulator.requests()).isEmpty();
	}

}
