package io.github.llmrouter.provider;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.dialect.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Kept connections that are not what they seem when they are used again. */
class StaleConnectionTests {

	private static final StreamTimes TIMES = new StreamTimes(Duration.ofSeconds(20), Duration.ofSeconds(20),
			Duration.ofSeconds(20));

	private final List<WireServer.Connection> connections = new CopyOnWriteArrayList<>();

	private final CountDownLatch closed = new CountDownLatch(1);

	private WireServer server;

	private Account account;

	/** A check that comes this late leaves everything to what follows a failure. */
	private Account neverLooking(WireServer.Responder responder) throws IOException {
		this.server = new WireServer(responder);
		this.account = new Account(this.server.uri()).http("validate-after-inactivity", "1h");
		return this.account;
	}

	private boolean answerAndClose(WireServer.Received request, WireServer.Connection connection) throws IOException {
		connection.write(WireServer.reply(200, "x"));
		connection.socket().close();
		this.closed.countDown();
		return false;
	}

	private boolean answerAndKeep(WireServer.Received request, WireServer.Connection connection) throws IOException {
		this.connections.add(connection);
		connection.write(WireServer.reply(200, "x"));
		return true;
	}

	@AfterEach
	void close() throws IOException {
		this.account.close();
		this.server.close();
	}

	@Test
	void aConnectionThatWasClosedMeanwhileIsCalledStale() throws Exception {
		neverLooking(this::answerAndClose).exchange();
		assertThat(this.closed.await(10, TimeUnit.SECONDS)).isTrue();
		Exchange second = this.account.exchange();
		assertThat(second.failure()).isEqualTo(FailureKind.STALE_CONNECTION);
		assertThat(second.message())
			.isEqualTo("The connection, kept from an earlier call, was closed before a reply began");
		assertThat(this.server.received()).hasSize(1);
	}

	@Test
	void suchAConnectionIsCalledStaleAlthoughTheHeadersAreLongerThanItsBuffer() throws Exception {
		neverLooking(this::answerAndClose).headers = Map.of("X-Long", "x".repeat(20_000));
		this.account.exchange();
		assertThat(this.closed.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(this.account.exchange().failure()).isEqualTo(FailureKind.STALE_CONNECTION);
	}

	@Test
	void aStreamOverSuchAConnectionIsCalledStaleToo() throws Exception {
		neverLooking(this::answerAndClose).exchange();
		assertThat(this.closed.await(10, TimeUnit.SECONDS)).isTrue();
		try (StreamExchange stream = this.account.stream(TIMES)) {
			assertThat(stream.next()).isNull();
			assertThat(stream.exchange().failure()).isEqualTo(FailureKind.STALE_CONNECTION);
		}
	}

	@Test
	void theNextExchangeMeetsNoneOfTheOtherConnectionsThatWereKept() throws Exception {
		CountDownLatch both = new CountDownLatch(2);
		neverLooking((request, connection) -> {
			both.countDown();
			await().until(() -> both.getCount() == 0);
			return answerAndKeep(request, connection);
		});
		this.account.provider();
		Thread other = new Thread(this.account::exchange);
		other.start();
		this.account.exchange();
		other.join();
		await().until(() -> this.account.provider().connections().available() == 2);
		for (WireServer.Connection connection : this.connections) {
			connection.reset();
		}
		assertThat(this.account.exchange().failure()).isEqualTo(FailureKind.STALE_CONNECTION);
		assertThat(this.account.provider().connections().available()).isZero();
		assertThat(this.account.exchange().decoded()).isInstanceOf(Answer.class);
	}

	@Test
	void whoLetsGoLaterMayHaveWorkedOnTheRequest() throws Exception {
		AtomicLong nanos = new AtomicLong();
		neverLooking((request, connection) -> {
			if (this.server.received().size() == 1) {
				return answerAndKeep(request, connection);
			}
			nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
			return false;
		}).time = new RouterTime(InstantSource.fixed(Instant.EPOCH), nanos::get);
		this.account.exchange();
		Exchange second = this.account.exchange();
		assertThat(second.failure()).isEqualTo(FailureKind.CONNECTION);
		assertThat(second.sent()).isTrue();
	}

	@Test
	void whatArrivedBeforeAnythingWasAskedIsNoReply() throws Exception {
		this.server = new WireServer(this::answerAndKeep);
		this.account = new Account(this.server.uri()).http("validate-after-inactivity", "1ms");
		this.account.exchange();
		this.connections.get(0).write(WireServer.reply(200, "for somebody else"));
		long start = System.nanoTime();
		await().pollInterval(Duration.ofMillis(5)).until(() -> System.nanoTime() - start > 20_000_000);
		Exchange second = this.account.exchange();
		assertThat(second.decoded()).isInstanceOfSatisfying(Answer.class,
				(answer) -> assertThat(answer.text()).isEqualTo("x"));
		assertThat(this.server.connections()).isEqualTo(2);
	}

}
