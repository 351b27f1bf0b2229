package io.github.llmrouter.simulator;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AbortTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private final ProviderSimulator simulator = ProviderSimulator.start();

	private final StreamClient client = new StreamClient(this.simulator);

	@AfterEach
	void close() {
		this.simulator.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai", "anthropic", "google", "openrouter", "mistral" })
	void aClientThatLeavesBetweenTwoEventsIsNoticed(String provider) throws Exception {
		this.simulator.script(provider, Scripted.stream().gap(Duration.ofMinutes(4)));
		InputStream body = this.client.open(provider).body();
		assertThat(body.read()).isPositive();
		assertThat(this.simulator.aborted()).isEmpty();
		long left = System.nanoTime();
		body.close();
		assertThat(this.simulator.awaitAborted(SOON)).isTrue();
		assertThat(this.simulator.aborted()).singleElement().satisfies((abort) -> {
			assertThat(abort.connection()).isEqualTo(this.simulator.requests().get(0).connection());
			assertThat(abort.nanoTime() - left).isPositive();
		});
	}

	@Test
	void aConnectionThatWasLeftIsNotUsedAgain() throws Exception {
		this.simulator.script("openai", Scripted.stream().chunks(1).then(StreamFault.SILENCE));
		InputStream body = this.client.open("openai").body();
		assertThat(body.read()).isPositive();
		body.close();
		assertThat(this.simulator.awaitAborted(SOON)).isTrue();
		this.client.stream("openai");
		assertThat(this.simulator.connectionCount()).isEqualTo(2);
		assertThat(this.simulator.requests()).extracting(RecordedRequest::connection).containsExactly(1L, 2L);
		assertThat(this.simulator.reusedUnfinishedCount()).isZero();
	}

	@Test
	void aClientThatUsesAnUnfinishedConnectionAgainIsNoticed() throws Exception {
		this.simulator.script("openai", Scripted.stream().then(StreamFault.SILENCE));
		try (Socket socket = new Socket("127.0.0.1", this.simulator.port())) {
			send(socket.getOutputStream());
			assertThat(socket.getInputStream().read()).isPositive();
			send(socket.getOutputStream());
			socket.shutdownOutput();
			assertThat(this.simulator.awaitAborted(SOON)).isTrue();
		}
		assertThat(this.simulator.reusedUnfinishedCount()).isEqualTo(1);
	}

	private static void send(OutputStream out) throws Exception {
		String body = StreamClient.body("openai", "");
		out.write(("POST /openai/v1/chat/completions HTTP/1.1\r\nauthorization: Bearer key\r\ncontent-length: "
				+ body.length() + "\r\n\r\n" + body)
			.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void clearForgetsWhatWasAborted() throws Exception {
		this.simulator.script("openai", Scripted.stream().then(StreamFault.SILENCE));
		this.client.open("openai").body().close();
		assertThat(this.simulator.awaitAborted(SOON)).isTrue();
		this.simulator.clear();
		assertThat(this.simulator.aborted()).isEmpty();
		assertThat(this.simulator.abortedCount()).isZero();
	}

}
