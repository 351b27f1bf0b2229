package io.github.llmrouter.provider;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.dialect.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** What goes wrong on the wire, and what it is called. */
class HttpFailureTests {

	private final CountDownLatch ended = new CountDownLatch(1);

	private final List<AutoCloseable> resources = new ArrayList<>();

	private WireServer server;

	private Account account(WireServer.Responder responder) throws IOException {
		this.server = keep(new WireServer(responder));
		return keep(new Account(this.server.uri()));
	}

	/** Writes the beginning of a reply and then nothing, until the client goes away. */
	private Account silentAfter(String beginning) throws IOException {
		return account((request, connection) -> {
			connection.write(beginning);
			connection.awaitEnd();
			this.ended.countDown();
			return false;
		});
	}

	private Account endingAfter(String beginning) throws IOException {
		return account((request, connection) -> {
			connection.write(beginning);
			return false;
		});
	}

	private <T extends AutoCloseable> T keep(T resource) {
		this.resources.add(0, resource);
		return resource;
	}

	private void assertThatTheServerSawTheEnd() throws InterruptedException {
		assertThat(this.ended.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable resource : this.resources) {
			resource.close();
		}
	}

	@Test
	void aRefusedConnectionIsAConnectionFailureAndNothingWasSent() throws IOException {
		URI closed;
		try (WireServer server = WireServer.answering("")) {
			closed = server.uri();
		}
		Exchange exchange = keep(new Account(closed)).exchange();
		assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECTION);
		assertThat(exchange.sent()).isFalse();
		assertThat(exchange.status()).isNull();
		assertThat(exchange.message()).contains("refused");
	}

	@Test
	void anUnknownHostIsAConnectionFailureAndNothingWasSent() {
		Exchange exchange = keep(new Account(URI.create("http://no-such-host.invalid"))).exchange();
		assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECTION);
		assertThat(exchange.sent()).isFalse();
	}

	@Test
	void aConnectionThatDoesNotOpenInTimeIsAConnectTimeout() throws IOException {
		Account account = accountOfUnreachable();
		account.connectTimeout = Duration.ofMillis(100);
		Exchange exchange = account.exchange();
		assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECT_TIMEOUT);
		assertThat(exchange.sent()).isFalse();
	}

	@Test
	void theTimeOfTheExchangeAlsoEndsTheOpeningOfAConnection() throws IOException {
		Exchange exchange = accountOfUnreachable().exchange(Duration.ofMillis(100));
		assertThat(exchange.failure()).isEqualTo(FailureKind.ATTEMPT_TIMEOUT);
		assertThat(exchange.sent()).isFalse();
	}

	/** A full backlog makes Linux drop further attempts to connect. */
	private Account accountOfUnreachable() throws IOException {
		ServerSocket full = keep(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
		for (int i = 0; i < 3; i++) {
			Socket socket = keep(new Socket());
			try {
				socket.connect(full.getLocalSocketAddress(), 50);
			}
			catch (IOException ex) {
				break;
			}
		}
		return keep(new Account(URI.create("http://localhost:" + full.getLocalPort())));
	}

	@Test
	void aReplyThatDoesNotBeginInTimeIsAnIdleTimeout() throws Exception {
		Account account = silentAfter("");
		account.responseTimeout = Duration.ofMillis(100);
		Exchange exchange = account.exchange();
		assertThat(exchange.failure()).isEqualTo(FailureKind.IDLE_TIMEOUT);
		assertThat(exchange.sent()).isTrue();
		assertThat(exchange.status()).isNull();
		assertThatTheServerSawTheEnd();
	}

	@Test
	void aReplyThatFallsSilentIsAnIdleTimeout() throws Exception {
		Account account = silentAfter("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegun");
		account.responseTimeout = Duration.ofMillis(100);
		Exchange exchange = account.exchange();
		assertThat(exchange.failure()).isEqualTo(FailureKind.IDLE_TIMEOUT);
		assertThat(exchange.status()).isEqualTo(200);
		assertThatTheServerSawTheEnd();
	}

	@Test
	void theTimeOfTheExchangeEndsTheWaitForHeaders() throws Exception {
		Exchange exchange = silentAfter("").exchange(Duration.ofMillis(100));
		assertThat(exchange.failure()).isEqualTo(FailureKind.ATTEMPT_TIMEOUT);
		assertThat(exchange.message()).isEqualTo("No whole reply within 100 ms");
		assertThat(exchange.sent()).isTrue();
		assertThatTheServerSawTheEnd();
	}

	@Test
	void theTimeOfTheExchangeEndsABody() throws Exception {
		Exchange exchange = silentAfter("HTTP/1.1 200 OK\r\n\r\nbegun").exchange(Duration.ofMillis(100));
		assertThat(exchange.failure()).isEqualTo(FailureKind.ATTEMPT_TIMEOUT);
		assertThat(exchange.decoded()).isNull();
		assertThat(exchange.status()).isEqualTo(200);
		assertThatTheServerSawTheEnd();
	}

	@Test
	void theTimeOfTheExchangeEndsABodyThatKeepsDribbling() throws Exception {
		Account account = account((request, connection) -> {
			connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
			writeUntilRefused(connection, "1\r\nx\r\n");
			return false;
		});
		Exchange exchange = account.exchange(Duration.ofMillis(100));
		assertThat(exchange.failure()).isEqualTo(FailureKind.ATTEMPT_TIMEOUT);
		assertThatTheServerSawTheEnd();
	}

	@Test
	void aResetIsAConnectionFailureAndNotSentAgain() throws IOException {
		Exchange exchange = account((request, connection) -> {
			connection.reset();
			return false;
		}).exchange();
		assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECTION);
		assertThat(exchange.sent()).isTrue();
		assertThat(this.server.received()).hasSize(1);
	}

	@Test
	void anEndInsteadOfAReplyIsAConnectionFailureAndNotSentAgain() throws IOException {
		Exchange exchange = endingAfter("").exchange();
		assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECTION);
		assertThat(exchange.sent()).isTrue();
		assertThat(this.server.received()).hasSize(1);
	}

	@Test
	void somethingThatIsNotHttpIsAConnectionFailure() throws IOException {
		Exchange exchange = endingAfter("SSH-2.0-OpenSSH\r\n\r\n").exchange();
		assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECTION);
	}

	@Test
	void aBodyShorterThanAnnouncedIsAConnectionFailure() throws IOException {
		Exchange exchange = endingAfter("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf").exchange();
		assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECTION);
		assertThat(exchange.decoded()).isNull();
		assertThat(exchange.status()).isEqualTo(200);
	}

	@Test
	void aBodyCutWithinAChunkIsAConnectionFailure() throws IOException {
		Exchange exchange = endingAfter("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nhalf").exchange();
		assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECTION);
	}

	@Test
	void aBodyWithoutItsLastChunkIsAConnectionFailure() throws IOException {
		Exchange exchange = endingAfter("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n")
			.exchange();
		assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECTION);
	}

	@Test
	void aReplyAnnouncedTooLargeIsNotRead() throws Exception {
		Account account = silentAfter("HTTP/1.1 200 OK\r\nContent-Length: 1025\r\n\r\nx").http("max-reply-size", "1KB");
		Exchange exchange = account.exchange();
		assertThat(exchange.failure()).isEqualTo(FailureKind.MALFORMED_REPLY);
		assertThat(exchange.message()).contains("1024 bytes", "llm-router.http.max-reply-size");
		assertThat(exchange.status()).isEqualTo(200);
		assertThatTheServerSawTheEnd();
	}

	@Test
	void anEndlessReplyIsReadToTheLimitAndCancelled() throws Exception {
		Account account = account((request, connection) -> {
			connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
			writeUntilRefused(connection, "400\r\n" + "x".repeat(1024) + "\r\n");
			return false;
		}).http("max-reply-size", "100KB");
		Exchange exchange = account.exchange();
		assertThat(exchange.failure()).isEqualTo(FailureKind.MALFORMED_REPLY);
		assertThat(exchange.message()).contains("102400 bytes");
		assertThatTheServerSawTheEnd();
	}

	@Test
	void aReplyOfJustTheLargestSizeIsRead() throws IOException {
		String body = "x".repeat(1024);
		Exchange exchange = endingAfter(WireServer.reply(200, body)).http("max-reply-size", "1KB").exchange();
		assertThat(exchange.decoded()).isInstanceOfSatisfying(Answer.class,
				(answer) -> assertThat(answer.text()).isEqualTo(body));
	}

	@Test
	void aLengthThatIsALieTakesNoMemory() throws IOException {
		Exchange exchange = endingAfter("HTTP/1.1 200 OK\r\nContent-Length: 2000000000\r\n\r\nx")
			.http("max-reply-size", "2000MB")
			.exchange();
		assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECTION);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "x: y\r\n" })
	void headersWithoutEndAreNotReadForEver(String part) throws Exception {
		Account account = account((request, connection) -> {
			connection.write("HTTP/1.1 200 OK\r\n");
			writeUntilRefused(connection, part.repeat(1024));
			return false;
		});
		assertThat(account.exchange().failure()).isEqualTo(FailureKind.CONNECTION);
		assertThatTheServerSawTheEnd();
	}

	private void writeUntilRefused(WireServer.Connection connection, String text) {
		try {
			while (true) {
				connection.write(text);
			}
		}
		catch (IOException ex) {
			this.ended.countDown();
		}
	}

}
