package io.github.llmrouter.provider;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Timeouts;
import io.github.llmrouter.dialect.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is set for a target holds before what is set for its account. */
class TargetTimeoutsTests {

	private final List<AutoCloseable> resources = new ArrayList<>();

	private <T extends AutoCloseable> T keep(T resource) {
		this.resources.add(0, resource);
		return resource;
	}

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable resource : this.resources) {
			resource.close();
		}
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
		Account account = keep(new Account(URI.create("http://localhost:" + full.getLocalPort())));
		account.targetTimeouts = new Timeouts(Duration.ofMillis(100), null, null, null, null);
		return account;
	}

	@Test
	void theTimeToConnectIsTheTargets() throws IOException {
		Exchange exchange = accountOfUnreachable().exchange();
		assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECT_TIMEOUT);
		assertThat(exchange.sent()).isFalse();
	}

	@Test
	void theTimeToConnectIsTheTargetsForStreamsToo() throws IOException {
		StreamExchange stream = accountOfUnreachable().stream(StreamBed.TIMES);
		assertThat(stream.next()).isNull();
		assertThat(stream.exchange().failure()).isEqualTo(FailureKind.CONNECT_TIMEOUT);
		assertThat(stream.exchange().sent()).isFalse();
	}

	@Test
	void aShorterSilenceIsTheTargets() throws IOException {
		StreamBed bed = keep(StreamBed.silentAfter(""));
		bed.account.targetTimeouts = new Timeouts(null, Duration.ofMillis(100), null, null, null);
		assertThat(bed.account.exchange().failure()).isEqualTo(FailureKind.IDLE_TIMEOUT);
	}

	@Test
	void aLongerSilenceIsTheTargetsToo() throws IOException {
		WireServer server = keep(new WireServer((request, connection) -> {
			long start = System.nanoTime();
			await().until(() -> System.nanoTime() - start > 300_000_000);
			connection.write(WireServer.reply(200, "x"));
			return true;
		}));
		Account account = keep(new Account(server.uri()));
		account.responseTimeout = Duration.ofMillis(50);
		assertThat(account.exchange().failure()).isEqualTo(FailureKind.IDLE_TIMEOUT);
		account.targetTimeouts = new Timeouts(null, Duration.ofSeconds(10), null, null, null);
		assertThat(account.exchange().decoded()).isInstanceOf(Answer.class);
	}

}
