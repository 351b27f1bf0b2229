package io.github.llmrouter.provider;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Timeouts;
import io.github.llmrouter.VirtualTime;
import io.github.llmrouter.dialect.Answer;

import static io.github.llmrouter.provider.StreamBed.END;
import static io.github.llmrouter.provider.StreamBed.HEADERS;
import static io.github.llmrouter.provider.StreamBed.chunk;
import static io.github.llmrouter.provider.StreamBed.event;
import static io.github.llmrouter.provider.StreamBed.rest;
import static io.github.llmrouter.provider.StreamBed.times;
import static org.assertj.core.api.Assertions.assertThat;

/** Streams that break, fall silent or take too long, and what that is called. */
class StreamFailureTests {

	private StreamBed bed;

	@AfterEach
	void close() throws IOException {
		this.bed.close();
	}

	private Exchange failed(StreamBed bed, StreamTimes times) {
		this.bed = bed;
		StreamExchange stream = bed.stream(times);
		rest(stream);
		Exchange exchange = stream.exchange();
		assertThat(exchange.decoded()).isNull();
		assertThat(stream.abandoned()).isFalse();
		bed.assertThatNoConnectionIsInUse();
		return exchange;
	}

	private Exchange failed(StreamBed bed) {
		return failed(bed, StreamBed.TIMES);
	}

	@Test
	void anEndBeforeTheAnswerIsCompleteIsAConnectionFailureWithWhatArrived() throws IOException {
		Exchange exchange = failed(StreamBed.answering(HEADERS + event("a") + event("b") + END));
		assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECTION);
		assertThat(exchange.message()).isEqualTo("The stream ended before its answer was complete");
		assertThat(exchange.partial().text()).isEqualTo("ab");
	}

	@Test
	void anEndBeforeAnythingIsAConnectionFailure() throws IOException {
		Exchange exchange = failed(StreamBed.answering(HEADERS + chunk(": ping\n\n") + END));
		assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECTION);
		assertThat(exchange.message()).isEqualTo("The stream ended before its answer was complete");
		assertThat(exchange.partial()).isNull();
		assertThat(exchange.status()).isEqualTo(200);
	}

	@Test
	void aCutWithinAnEventLosesThatEventOnly() throws IOException {
		Exchange exchange = failed(StreamBed.endingAfter(HEADERS + event("a") + "ff\r\ndata: b"));
		assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECTION);
		assertThat(exchange.partial().text()).isEqualTo("a");
	}

	@Test
	void aBodyThatEndsWithItsConnectionIsNotComplete() throws IOException {
		Exchange exchange = failed(StreamBed
			.endingAfter("HTTP/1.1 200 OK\r\nContent-Type: Text/Event-Stream\r\n\r\ndata: a\n\ndata: b\n"));
		assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECTION);
		assertThat(exchange.partial().text()).isEqualTo("ab");
	}

	@Test
	void aResetIsAConnectionFailureWithWhatArrived() throws IOException {
		CountDownLatch read = new CountDownLatch(1);
		this.bed = StreamBed.of((request, connection) -> {
			connection.write(HEADERS + event("a"));
			try {
				read.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			connection.reset();
			return false;
		});
		StreamExchange stream = this.bed.stream();
		assertThat(stream.next()).isNotNull();
		read.countDown();
		assertThat(stream.next()).isNull();
		assertThat(stream.exchange().failure()).isEqualTo(FailureKind.CONNECTION);
		assertThat(stream.exchange().partial().text()).isEqualTo("a");
		this.bed.assertThatNoConnectionIsKept();
	}

	@Test
	void aRefusedConnectionSendsNothing() throws IOException {
		this.bed = StreamBed.answering("");
		URI closed = this.bed.server.uri();
		this.bed.server.close();
		try (Account account = new Account(closed)) {
			StreamExchange stream = account.stream(StreamBed.TIMES);
			assertThat(stream.next()).isNull();
			assertThat(stream.exchange().failure()).isEqualTo(FailureKind.CONNECTION);
			assertThat(stream.exchange().sent()).isFalse();
			assertThat(stream.exchange().partial()).isNull();
		}
	}

	@Test
	void aBodyThatIsNotChunkedRightIsNotQuoted() throws IOException {
		Exchange exchange = failed(StreamBed.endingAfter(HEADERS + event("a") + "secret words\r\n"));
		assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECTION);
		assertThat(exchange.message()).contains("not chunked").doesNotContain("secret");
	}

	@Test
	void anEventThatTheWireFormatChokesOnIsMalformed() throws IOException {
		Exchange exchange = failed(StreamBed.answering(HEADERS + event("a") + event("choke", "secret words") + END));
		assertThat(exchange.failure()).isEqualTo(FailureKind.MALFORMED_REPLY);
		assertThat(exchange.message()).contains("IllegalStateException").doesNotContain("secret");
		assertThat(exchange.partial().text()).isEqualTo("a");
	}

	@Test
	void aWholeReplyThatTheWireFormatChokesOnIsMalformed() throws IOException {
		StreamBed choking = StreamBed.answering(WireServer.reply(200, "{}", "Content-Type: application/json"));
		choking.account.decoder = (reply) -> {
			throw new IllegalStateException("secret");
		};
		assertThat(failed(choking).failure()).isEqualTo(FailureKind.MALFORMED_REPLY);
	}

	@Test
	void anEndlessStreamIsReadToTheLimit() throws Exception {
		StreamBed endless = StreamBed.repeating(HEADERS, event("x".repeat(1000)));
		endless.account.http("max-reply-size", "100KB");
		Exchange exchange = failed(endless);
		assertThat(exchange.failure()).isEqualTo(FailureKind.MALFORMED_REPLY);
		assertThat(exchange.message()).contains("102400 bytes", "llm-router.http.max-reply-size");
		assertThat(exchange.partial().text()).startsWith("xx").hasSizeLessThan(102_400);
		endless.assertThatTheServerSawTheEnd();
	}

	@Test
	void anEndlessEventIsReadToTheLimit() throws Exception {
		StreamBed endless = StreamBed.repeating(HEADERS + chunk("data: "), chunk("x".repeat(1000)));
		endless.account.http("max-reply-size", "100KB");
		Exchange exchange = failed(endless);
		assertThat(exchange.failure()).isEqualTo(FailureKind.MALFORMED_REPLY);
		assertThat(exchange.partial()).isNull();
		endless.assertThatTheServerSawTheEnd();
	}

	@Test
	void headersThatDoNotComeInTimeAreAFirstTokenTimeout() throws Exception {
		Exchange exchange = failed(StreamBed.silentAfter(""), times(100, 20_000, 20_000));
		assertThat(exchange.failure()).isEqualTo(FailureKind.FIRST_TOKEN_TIMEOUT);
		assertThat(exchange.message()).isEqualTo("Nothing of an answer within 100 ms");
		assertThat(exchange.status()).isNull();
		assertThat(exchange.sent()).isTrue();
		assertThat(exchange.partial()).isNull();
		this.bed.assertThatTheServerSawTheEnd();
	}

	@Test
	void commentsAndRolesAreNotAFirstToken() throws Exception {
		Exchange exchange = failed(
				StreamBed.repeating(HEADERS + event("role", "m-1"), chunk(": processing\n\n") + event("role", "m-1")),
				times(150, 20_000, 20_000));
		assertThat(exchange.failure()).isEqualTo(FailureKind.FIRST_TOKEN_TIMEOUT);
		assertThat(exchange.status()).isEqualTo(200);
		assertThat(exchange.partial().model()).isEqualTo("m-1");
		this.bed.assertThatTheServerSawTheEnd();
	}

	@Test
	void anErrorThatDoesNotArriveInTimeIsAFirstTokenTimeout() throws Exception {
		Exchange exchange = failed(StreamBed.silentAfter("HTTP/1.1 500 No\r\nContent-Length: 9\r\n\r\nbegun"),
				times(100, 20_000, 20_000));
		assertThat(exchange.failure()).isEqualTo(FailureKind.FIRST_TOKEN_TIMEOUT);
		assertThat(exchange.status()).isEqualTo(500);
		this.bed.assertThatTheServerSawTheEnd();
	}

	@Test
	void silenceAfterTheFirstTokenIsAnIdleTimeout() throws Exception {
		Exchange exchange = failed(StreamBed.silentAfter(HEADERS + event("a")), times(20_000, 100, 20_000));
		assertThat(exchange.failure()).isEqualTo(FailureKind.IDLE_TIMEOUT);
		assertThat(exchange.message()).isEqualTo("The reply fell silent for 100 ms");
		assertThat(exchange.partial().text()).isEqualTo("a");
		this.bed.assertThatTheServerSawTheEnd();
	}

	@Test
	void commentsKeepAStreamAliveUntilItsTimeIsUp() throws Exception {
		Exchange exchange = failed(StreamBed.repeating(HEADERS + event("a"), chunk(": processing\n\n")),
				times(20_000, 300, 1500));
		assertThat(exchange.failure()).isEqualTo(FailureKind.ATTEMPT_TIMEOUT);
		assertThat(exchange.message()).isEqualTo("No whole reply within 1500 ms");
		assertThat(exchange.partial().text()).isEqualTo("a");
		this.bed.assertThatTheServerSawTheEnd();
	}

	@Test
	void theTimeInAllAlsoEndsTheWaitForTheFirstToken() throws Exception {
		Exchange exchange = failed(StreamBed.silentAfter(HEADERS), times(20_000, 20_000, 100));
		assertThat(exchange.failure()).isEqualTo(FailureKind.ATTEMPT_TIMEOUT);
		assertThat(exchange.partial()).isNull();
		this.bed.assertThatTheServerSawTheEnd();
	}

	@Test
	void withoutTimeNothingIsSent() throws IOException {
		Exchange exchange = failed(StreamBed.answering(""), times(0, 20_000, 0));
		assertThat(exchange.failure()).isEqualTo(FailureKind.ATTEMPT_TIMEOUT);
		assertThat(exchange.sent()).isFalse();
		assertThat(this.bed.server.connections()).isZero();
	}

	@Test
	void aConnectionThatIsNotThereInTimeIsAConnectTimeout() throws Exception {
		this.bed = StreamBed.silentAfter(HEADERS + event("a"));
		this.bed.account.http("max-connections", 1);
		StreamExchange first = this.bed.stream();
		assertThat(first.next()).isNotNull();
		StreamExchange second = this.bed.stream(times(100, 20_000, 20_000));
		assertThat(second.next()).isNull();
		assertThat(second.exchange().failure()).isEqualTo(FailureKind.CONNECT_TIMEOUT);
		assertThat(second.exchange().sent()).isFalse();
		first.close();
	}

	@Test
	void theSilenceThatAPlainReplyMayHaveDoesNotEndAStream() throws Exception {
		CountDownLatch silent = new CountDownLatch(1);
		this.bed = StreamBed.of((request, connection) -> {
			connection.write(HEADERS + event("a"));
			try {
				// Longer than the reply may be silent.
				silent.await(200, TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			connection.write(event("b") + event("[DONE]") + END);
			return true;
		});
		this.bed.account.responseTimeout = Duration.ofMillis(50);
		this.bed.account.targetTimeouts = new Timeouts(null, Duration.ofMillis(50), null, null, null);
		StreamExchange stream = this.bed.stream();
		assertThat(rest(stream)).containsExactly("a", "b");
		assertThat(stream.exchange().decoded()).isInstanceOf(Answer.class);
	}

	@Test
	void timeIsTakenFromTheRoutersClock() throws Exception {
		VirtualTime clock = new VirtualTime();
		this.bed = StreamBed.silentAfter(HEADERS + event("a"));
		this.bed.account.time = clock.time();
		StreamExchange stream = this.bed.stream(times(1_000_000, 1_000_000, 5_000_000));
		assertThat(stream.next()).isNotNull();
		FutureTask<Exchange> reader = new FutureTask<>(() -> {
			stream.next();
			return stream.exchange();
		});
		Thread thread = new Thread(reader);
		thread.start();
		assertThat(this.bed.written.await(10, TimeUnit.SECONDS)).isTrue();
		clock.pass(Duration.ofSeconds(5000));
		assertThat(reader.get(10, TimeUnit.SECONDS).failure()).isEqualTo(FailureKind.ATTEMPT_TIMEOUT);
		assertThat(reader.get().latency()).isEqualTo(Duration.ofSeconds(5000));
	}

}
