package io.github.llmrouter.provider;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import static org.assertj.core.api.Assertions.assertThat;

/** A caller's interrupt ends its exchange, wherever the exchange is. */
class InterruptTests {

	private final CountDownLatch arrived = new CountDownLatch(1);

	private final CountDownLatch ended = new CountDownLatch(1);

	private String beginning = "";

	private WireServer server;

	private Account account;

	private boolean flagAfterwards;

	@BeforeEach
	void open() throws IOException {
		this.server = new WireServer((request, connection) -> {
			connection.write(this.beginning);
			this.arrived.countDown();
			connection.awaitEnd();
			this.ended.countDown();
			return false;
		});
		this.account = new Account(this.server.uri()).http("max-connections", 1);
		this.account.provider();
	}

	@AfterEach
	void close() throws IOException {
		this.account.close();
		this.server.close();
	}

	private FutureTask<Exchange> task() {
		return new FutureTask<>(() -> {
			Exchange exchange = this.account.exchange();
			this.flagAfterwards = Thread.currentThread().isInterrupted();
			return exchange;
		});
	}

	private void assertThatTheExchangeIsCancelled(FutureTask<Exchange> task, boolean sent) throws Exception {
		Exchange exchange = task.get(10, TimeUnit.SECONDS);
		assertThat(exchange.decoded()).isNull();
		assertThat(exchange.failure()).isNull();
		assertThat(exchange.sent()).isEqualTo(sent);
		assertThat(this.flagAfterwards).isTrue();
	}

	private void assertThatAnInterruptFrees(Thread caller, FutureTask<Exchange> task) throws Exception {
		assertThat(this.arrived.await(10, TimeUnit.SECONDS)).isTrue();
		caller.interrupt();
		assertThatTheExchangeIsCancelled(task, true);
		assertThat(this.ended.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void aPlatformThreadThatWaitsForHeadersIsFreed() throws Exception {
		FutureTask<Exchange> task = task();
		Thread caller = new Thread(task);
		caller.start();
		assertThatAnInterruptFrees(caller, task);
	}

	@Test
	void aPlatformThreadThatReadsABodyIsFreed() throws Exception {
		this.beginning = "HTTP/1.1 200 OK\r\n\r\nbegun";
		FutureTask<Exchange> task = task();
		Thread caller = new Thread(task);
		caller.start();
		assertThatAnInterruptFrees(caller, task);
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void aVirtualThreadThatWaitsForHeadersIsFreed() throws Exception {
		FutureTask<Exchange> task = task();
		assertThatAnInterruptFrees(startVirtual(task), task);
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void aVirtualThreadThatReadsABodyIsFreed() throws Exception {
		this.beginning = "HTTP/1.1 200 OK\r\n\r\nbegun";
		FutureTask<Exchange> task = task();
		assertThatAnInterruptFrees(startVirtual(task), task);
	}

	/** The tests are compiled for a Java that has no virtual threads. */
	private static Thread startVirtual(Runnable task) throws ReflectiveOperationException {
		return (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
	}

	@Test
	void aThreadThatWaitsForAConnectionIsFreed() throws Exception {
		Thread first = new Thread(this.account::exchange);
		first.start();
		assertThat(this.arrived.await(10, TimeUnit.SECONDS)).isTrue();
		FutureTask<Exchange> task = task();
		Thread second = new Thread(task);
		second.start();
		second.interrupt();
		assertThatTheExchangeIsCancelled(task, false);
		first.interrupt();
		first.join(Duration.ofSeconds(10).toMillis());
		assertThat(first.isAlive()).isFalse();
	}

	@Test
	void anInterruptedThreadSendsNothing() throws Exception {
		FutureTask<Exchange> task = new FutureTask<>(() -> {
			Thread.currentThread().interrupt();
			Exchange exchange = this.account.exchange();
			this.flagAfterwards = Thread.currentThread().isInterrupted();
			return exchange;
		});
		new Thread(task).start();
		assertThatTheExchangeIsCancelled(task, false);
		assertThat(this.server.connections()).isZero();
	}

}
