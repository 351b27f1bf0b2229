package io.github.llmrouter.provider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.llmrouter.ChatChunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A server that streams what a test says, and an account there. */
final class StreamBed implements AutoCloseable {

	static final String HEADERS = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n"
			+ "Transfer-Encoding: chunked\r\n\r\n";

	static final String END = "0\r\n\r\n";

	static final StreamTimes TIMES = times(20_000, 20_000, 20_000);

	/** Opens when the server has seen the end of a connection. */
	final CountDownLatch ended = new CountDownLatch(1);

	/** Opens when the server has written what it writes. */
	final CountDownLatch written = new CountDownLatch(1);

	final WireServer server;

	final Account account;

	private StreamBed(WireServer server) {
		this.server = server;
		this.account = new Account(server.uri());
	}

	static StreamTimes times(long firstToken, long idle, long total) {
		return new StreamTimes(Duration.ofMillis(firstToken), Duration.ofMillis(idle), Duration.ofMillis(total));
	}

	static StreamBed of(WireServer.Responder responder) throws IOException {
		return new StreamBed(new WireServer(responder));
	}

	/** Writes a reply and keeps the connection. */
	static StreamBed answering(String reply) throws IOException {
		return of((request, connection) -> {
			connection.write(reply);
			return true;
		});
	}

	/** Writes the beginning of a reply and ends the connection. */
	static StreamBed endingAfter(String beginning) throws IOException {
		return of((request, connection) -> {
			connection.write(beginning);
			return false;
		});
	}

	/** Writes the beginning of a reply and then nothing, until the client goes away. */
	static StreamBed silentAfter(String beginning) throws IOException {
		StreamBed[] bed = new StreamBed[1];
		bed[0] = of((request, connection) -> {
			connection.write(beginning);
			bed[0].written.countDown();
			connection.awaitEnd();
			bed[0].ended.countDown();
			return false;
		});
		return bed[0];
	}

	/** Writes the beginning of a reply and then the same again and again. */
	static StreamBed repeating(String beginning, String text) throws IOException {
		StreamBed[] bed = new StreamBed[1];
		bed[0] = of((request, connection) -> {
			connection.write(beginning);
			try {
				while (true) {
					connection.write(text);
				}
			}
			catch (IOException ex) {
				bed[0].ended.countDown();
			}
			return false;
		});
		return bed[0];
	}

	static String chunk(String text) {
		return Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n";
	}

	static String event(String data) {
		return chunk("data: " + data + "\n\n");
	}

	static String event(String name, String data) {
		return chunk("event: " + name + "\ndata: " + data + "\n\n");
	}

	StreamExchange stream() {
		return stream(TIMES);
	}

	StreamExchange stream(StreamTimes times) {
		return this.account.stream(times);
	}

	static List<String> rest(StreamExchange stream) {
		List<String> texts = new ArrayList<>();
		for (ChatChunk piece = stream.next(); piece != null; piece = stream.next()) {
			texts.add(piece.text());
		}
		return texts;
	}

	void assertThatTheServerSawTheEnd() throws InterruptedException {
		assertThat(this.ended.await(10, TimeUnit.SECONDS)).isTrue();
	}

	void assertThatNoConnectionIsInUse() {
		await().untilAsserted(() -> assertThat(this.account.provider().connections().leased()).isZero());
	}

	void assertThatNoConnectionIsKept() {
		assertThatNoConnectionIsInUse();
		assertThat(this.account.provider().connections().available()).isZero();
	}

	@Override
	public void close() throws IOException {
		this.account.close();
		this.server.close();
	}

}
