package io.github.llmrouter.provider;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.dialect.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Connections are bounded, shared, checked and closed. */
class PoolTests {

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final CountDownLatch closed = new CountDownLatch(1);

	private final CountDownLatch release = new CountDownLatch(1);

	private WireServer server;

	private Account account;

	private Account account(WireServer.Responder responder) throws IOException {
		this.server = new WireServer(responder);
		this.account = new Account(this.server.uri());
		return this.account;
	}

	@AfterEach
	void close() throws IOException {
		this.release.countDown();
		this.account.close();
		this.server.close();
		this.threads.shutdownNow();
	}

	private boolean answerWhenReleased(WireServer.Received request, WireServer.Connection connection)
			throws IOException {
		try {
			this.release.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		connection.write(WireServer.reply(200, "x"));
		return true;
	}

	private CompletableFuture<Exchange> exchangeInBackground() {
		return CompletableFuture.supplyAsync(this.account::exchange, this.threads);
	}

	/** The clock of the pool counts milliseconds. */
	private static void passTime() {
		long start = System.nanoTime();
		await().pollInterval(Duration.ofMillis(5)).until(() -> System.nanoTime() - start > 50_000_000);
	}

	@Test
	void moreConnectionsThanTheDefaultOfTheLibraryAreOpenedAtOnce() throws Exception {
		account(this::answerWhenReleased).provider();
		List<CompletableFuture<Exchange>> exchanges = new ArrayList<>();
		for (int i = 0; i < 30; i++) {
			exchanges.add(exchangeInBackground());
		}
		await().until(() -> this.server.received().size() == 30);
		this.release.countDown();
		for (CompletableFuture<Exchange> exchange : exchanges) {
			assertThat(exchange.get(10, TimeUnit.SECONDS).decoded()).isInstanceOf(Answer.class);
		}
	}

	@Test
	void aCallThatGetsNoConnectionInTimeSaysThatThePoolIsExhaustedAndNothingWasSent() throws Exception {
		account(this::answerWhenReleased).http("max-connections", 1).http("lease-timeout", "100ms").provider();
		CompletableFuture<Exchange> first = exchangeInBackground();
		await().until(() -> this.server.received().size() == 1);
		Exchange second = this.account.exchange();
		assertThat(second.failure()).isEqualTo(FailureKind.POOL_EXHAUSTED);
		assertThat(second.message()).contains("llm-router.http.lease-timeout", "llm-router.http.max-connections");
		assertThat(second.sent()).isFalse();
		assertThat(this.account.provider().connections().pending()).isZero();
		this.release.countDown();
		assertThat(first.get(10, TimeUnit.SECONDS).decoded()).isInstanceOf(Answer.class);
		assertThat(this.server.received()).hasSize(1);
	}

	@Test
	void manyCallersAtOnceShareFewConnectionsAndAllAreServed() throws Exception {
		account((request, connection) -> {
			connection.write(WireServer.reply(200, "x"));
			return true;
		}).http("max-connections", 3).provider();
		CyclicBarrier together = new CyclicBarrier(20);
		List<Future<Integer>> callers = new ArrayList<>();
		for (int caller = 0; caller < 20; caller++) {
			callers.add(this.threads.submit(() -> answeredOf(20, together)));
		}
		for (Future<Integer> caller : callers) {
			assertThat(caller.get(30, TimeUnit.SECONDS)).isEqualTo(20);
		}
		assertThat(this.server.connections()).isBetween(1, 3);
	}

	private int answeredOf(int exchanges, CyclicBarrier together) throws Exception {
		together.await();
		int answered = 0;
		for (int exchange = 0; exchange < exchanges; exchange++) {
			answered += (this.account.exchange().decoded() instanceof Answer) ? 1 : 0;
		}
		return answered;
	}

	@Test
	void theTimeOfTheExchangeAlsoEndsTheWaitForAConnection() throws Exception {
		account(this::answerWhenReleased).http("max-connections", 1).provider();
		CompletableFuture<Exchange> first = exchangeInBackground();
		await().until(() -> this.server.received().size() == 1);
		Exchange second = this.account.exchange(Duration.ofMillis(100));
		assertThat(second.failure()).isEqualTo(FailureKind.ATTEMPT_TIMEOUT);
		assertThat(second.sent()).isFalse();
		this.release.countDown();
		assertThat(first.get(10, TimeUnit.SECONDS).decoded()).isInstanceOf(Answer.class);
	}

	@Test
	void everyWayOfFailingGivesTheConnectionBack() throws Exception {
		account((request, connection) -> {
			int count = this.server.received().size();
			connection.write(switch (count) {
				case 1 -> "HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\nx";
				case 2 -> "HTTP/1.1 200 OK\r\n\r\nx";
				case 3 -> "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n";
				case 4 -> "HTTP/1.1 500 No\r\nContent-Length: 2\r\n\r\nno";
				default -> WireServer.reply(200, "x");
			});
			if (count < 3) {
				connection.awaitEnd();
			}
			return count > 3;
		}).http("max-connections", 1).http("lease-timeout", "2s").http("max-reply-size", "1KB");
		List<FailureKind> failures = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			failures.add(this.account.exchange((i == 1) ? Duration.ofMillis(100) : Duration.ofSeconds(20)).failure());
		}
		assertThat(failures).containsExactly(FailureKind.MALFORMED_REPLY, FailureKind.ATTEMPT_TIMEOUT,
				FailureKind.CONNECTION, null, null);
	}

	@Test
	void aConnectionThatTheServerClosedMeanwhileIsNotUsedAgain() throws Exception {
		account((request, connection) -> {
			connection.write(WireServer.reply(200, "x"));
			connection.socket().close();
			this.closed.countDown();
			return false;
		}).exchange();
		assertThat(this.closed.await(10, TimeUnit.SECONDS)).isTrue();
		passTime();
		assertThat(this.account.exchange().decoded()).isInstanceOf(Answer.class);
		assertThat(this.server.received()).hasSize(2);
	}

	@Test
	void anIdleConnectionIsClosed() throws Exception {
		account((request, connection) -> {
			connection.write(WireServer.reply(200, "x"));
			connection.awaitEnd();
			this.closed.countDown();
			return false;
		}).http("idle-eviction", "50ms").exchange();
		assertThat(this.closed.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void severalIdleConnectionsAreClosedAllAndTheServerSeesIt() throws Exception {
		CountDownLatch together = new CountDownLatch(3);
		CountDownLatch ended = new CountDownLatch(3);
		account((request, connection) -> {
			together.countDown();
			await().until(() -> together.getCount() == 0);
			connection.write(WireServer.reply(200, "x"));
			connection.awaitEnd();
			ended.countDown();
			return false;
		}).http("idle-eviction", "50ms").provider();
		List<CompletableFuture<Exchange>> exchanges = List.of(exchangeInBackground(), exchangeInBackground(),
				exchangeInBackground());
		for (CompletableFuture<Exchange> exchange : exchanges) {
			exchange.get(10, TimeUnit.SECONDS);
		}
		assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
		await().until(() -> this.account.provider().connections().available() == 0);
		assertThat(this.account.provider().connections().opened()).isEqualTo(3);
	}

	@Test
	void aConnectionThatOutlivedItsTimeIsClosedAlthoughItIsNotIdleForLong() throws Exception {
		account((request, connection) -> {
			connection.write(WireServer.reply(200, "x"));
			connection.awaitEnd();
			this.closed.countDown();
			return false;
		}).http("idle-eviction", "10s").http("time-to-live", "50ms").exchange();
		assertThat(this.closed.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void aServerThatSaysHowLongItKeepsConnectionsIsBelieved() throws Exception {
		account((request, connection) -> {
			connection.write(WireServer.reply(200, "x", "Keep-Alive: timeout=1"));
			connection.awaitEnd();
			this.closed.countDown();
			return false;
		}).exchange();
		assertThat(this.closed.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void twoHundredConnectionsToEachProviderAreTheDefault() throws Exception {
		assertThat(account(this::answerWhenReleased).provider().connections().max()).isEqualTo(200);
	}

	@Test
	void anOldConnectionIsNotUsedAgain() throws Exception {
		account((request, connection) -> {
			connection.write(WireServer.reply(200, "x"));
			return true;
		}).http("time-to-live", "20ms").exchange();
		passTime();
		this.account.exchange();
		assertThat(this.server.connections()).isEqualTo(2);
	}

	@Test
	void closingTheFactoryClosesTheConnectionsAndFailsLaterExchanges() throws Exception {
		account((request, connection) -> {
			connection.write(WireServer.reply(200, "x"));
			connection.awaitEnd();
			this.closed.countDown();
			return false;
		}).exchange();
		this.account.close();
		assertThat(this.closed.await(10, TimeUnit.SECONDS)).isTrue();
		Exchange late = this.account.exchange();
		assertThat(late.failure()).isEqualTo(FailureKind.CONNECTION);
		assertThat(late.sent()).isFalse();
	}

}
