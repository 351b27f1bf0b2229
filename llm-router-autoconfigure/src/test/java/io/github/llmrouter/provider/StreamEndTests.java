package io.github.llmrouter.provider;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.dialect.Answer;

import static io.github.llmrouter.provider.StreamBed.END;
import static io.github.llmrouter.provider.StreamBed.HEADERS;
import static io.github.llmrouter.provider.StreamBed.event;
import static io.github.llmrouter.provider.StreamBed.rest;
import static io.github.llmrouter.provider.StreamBed.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Streams that their reader closes, gives up or forgets. */
class StreamEndTests {

	private StreamBed bed;

	private StreamExchange stream;

	private boolean flagAfterwards;

	@AfterEach
	void close() throws IOException {
		this.bed.close();
	}

	private void silentAfter(String beginning) throws IOException {
		this.bed = StreamBed.silentAfter(beginning);
		this.bed.account.provider();
		this.stream = this.bed.stream();
	}

	private FutureTask<Exchange> reader() {
		return new FutureTask<>(() -> {
			rest(this.stream);
			this.flagAfterwards = Thread.currentThread().isInterrupted();
			return this.stream.exchange();
		});
	}

	private static void assertThatItIsCancelled(Exchange exchange) {
		assertThat(exchange.decoded()).isNull();
		assertThat(exchange.failure()).isNull();
		assertThat(exchange.message()).isNull();
	}

	/** The tests are compiled for a Java that has no virtual threads. */
	private static Thread startVirtual(Runnable task) throws ReflectiveOperationException {
		return (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
	}

	private static Thread start(Runnable task) {
		Thread thread = new Thread(task);
		thread.start();
		return thread;
	}

	@Test
	void aStreamThatIsClosedBeforeItIsReadSendsNothing() throws IOException {
		silentAfter("");
		this.stream.close();
		assertThat(this.stream.next()).isNull();
		assertThatItIsCancelled(this.stream.exchange());
		assertThat(this.stream.exchange().sent()).isFalse();
		assertThat(this.bed.server.connections()).isZero();
	}

	@Test
	void closingInTheMiddleEndsTheConnectionAndKeepsWhatArrived() throws Exception {
		silentAfter(HEADERS + event("a|b"));
		assertThat(this.stream.next()).isNotNull();
		this.stream.close();
		this.stream.close();
		assertThat(this.stream.next()).isNull();
		assertThatItIsCancelled(this.stream.exchange());
		assertThat(this.stream.exchange().partial().text()).isEqualTo("ab");
		assertThat(this.stream.exchange().sent()).isTrue();
		assertThat(this.stream.abandoned()).isFalse();
		this.bed.assertThatTheServerSawTheEnd();
		this.bed.assertThatNoConnectionIsKept();
	}

	@Test
	void closingAnEndlessStreamReadsNothingMoreOfIt() throws Exception {
		this.bed = StreamBed.repeating(HEADERS, event("a"));
		this.stream = this.bed.stream();
		assertThat(this.stream.next()).isNotNull();
		this.stream.close();
		this.bed.assertThatTheServerSawTheEnd();
		this.bed.assertThatNoConnectionIsKept();
	}

	@Test
	void closingAfterTheEndChangesNothing() throws IOException {
		this.bed = StreamBed.answering(HEADERS + event("a") + event("[DONE]") + END);
		this.stream = this.bed.stream();
		rest(this.stream);
		Exchange exchange = this.stream.exchange();
		this.stream.close();
		assertThat(this.stream.exchange()).isSameAs(exchange);
		assertThat(exchange.decoded()).isInstanceOf(Answer.class);
		rest(this.bed.stream());
		assertThat(this.bed.server.connections()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", HEADERS, "HTTP/1.1 500 No\r\nContent-Length: 9\r\n\r\nbegun" })
	void anotherThreadCanCloseWhereverTheReaderWaits(String beginning) throws Exception {
		silentAfter(beginning);
		FutureTask<Exchange> reader = reader();
		start(reader);
		assertThat(this.bed.written.await(10, TimeUnit.SECONDS)).isTrue();
		this.stream.close();
		assertThatItIsCancelled(reader.get(10, TimeUnit.SECONDS));
		assertThat(this.flagAfterwards).isFalse();
		this.bed.assertThatTheServerSawTheEnd();
		this.bed.assertThatNoConnectionIsKept();
	}

	@Test
	void anotherThreadCanCloseWhileTheReaderWaitsForAConnection() throws Exception {
		this.bed = StreamBed.silentAfter(HEADERS + event("a"));
		this.bed.account.http("max-connections", 1);
		StreamExchange first = this.bed.stream();
		assertThat(first.next()).isNotNull();
		this.stream = this.bed.stream();
		FutureTask<Exchange> reader = reader();
		Thread thread = start(reader);
		await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
		this.stream.close();
		assertThatItIsCancelled(reader.get(10, TimeUnit.SECONDS));
		assertThat(reader.get().sent()).isFalse();
		first.close();
		this.bed.assertThatNoConnectionIsKept();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", HEADERS, "HTTP/1.1 500 No\r\nContent-Length: 9\r\n\r\nbegun" })
	void anInterruptFreesAPlatformThread(String beginning) throws Exception {
		silentAfter(beginning);
		FutureTask<Exchange> reader = reader();
		assertThatAnInterruptFrees(start(reader), reader);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", HEADERS, "HTTP/1.1 500 No\r\nContent-Length: 9\r\n\r\nbegun" })
	@EnabledForJreRange(min = JRE.JAVA_21)
	void anInterruptFreesAVirtualThread(String beginning) throws Exception {
		silentAfter(beginning);
		FutureTask<Exchange> reader = reader();
		assertThatAnInterruptFrees(startVirtual(reader), reader);
	}

	private void assertThatAnInterruptFrees(Thread thread, FutureTask<Exchange> reader) throws Exception {
		assertThat(this.bed.written.await(10, TimeUnit.SECONDS)).isTrue();
		thread.interrupt();
		assertThatItIsCancelled(reader.get(10, TimeUnit.SECONDS));
		assertThat(this.flagAfterwards).isTrue();
		this.bed.assertThatTheServerSawTheEnd();
		this.bed.assertThatNoConnectionIsKept();
	}

	@Test
	void anInterruptKeepsWhatArrived() throws Exception {
		silentAfter(HEADERS + event("a"));
		FutureTask<Exchange> reader = reader();
		Thread thread = start(reader);
		await().until(() -> this.stream.timeToFirstToken() != null);
		thread.interrupt();
		Exchange exchange = reader.get(10, TimeUnit.SECONDS);
		assertThatItIsCancelled(exchange);
		assertThat(exchange.partial().text()).isEqualTo("a");
	}

	@Test
	void anInterruptedThreadSendsNothing() throws Exception {
		silentAfter("");
		FutureTask<Exchange> reader = new FutureTask<>(() -> {
			Thread.currentThread().interrupt();
			rest(this.stream);
			return this.stream.exchange();
		});
		start(reader);
		assertThatItIsCancelled(reader.get(10, TimeUnit.SECONDS));
		assertThat(this.bed.server.connections()).isZero();
	}

	@Test
	void aStreamThatNobodyReadsAnyMoreIsAbandoned() throws Exception {
		this.bed = StreamBed.silentAfter(HEADERS + event("a|b"));
		this.stream = this.bed.stream(times(20_000, 100, 20_000));
		BlockingQueue<Thread> runners = new ArrayBlockingQueue<>(5);
		this.stream.onAbandoned(() -> runners.add(Thread.currentThread()));
		assertThat(this.stream.next()).isNotNull();
		Thread runner = runners.poll(10, TimeUnit.SECONDS);
		assertThat(runner).isNotNull();
		assertThat(runner.getName()).isEqualTo("llm-router-abandoned");
		assertThat(runner.isDaemon()).isTrue();
		assertThat(this.stream.abandoned()).isTrue();
		assertThatItIsCancelled(this.stream.exchange());
		assertThat(this.stream.exchange().partial().text()).isEqualTo("ab");
		assertThat(this.stream.next()).isNull();
		this.stream.close();
		this.bed.assertThatTheServerSawTheEnd();
		this.bed.assertThatNoConnectionIsKept();
		assertThat(runners).isEmpty();
	}

	@Test
	void aStreamThatIsNeverReadIsAbandonedAndSendsNothing() throws Exception {
		this.bed = StreamBed.silentAfter("");
		this.stream = this.bed.stream(times(20_000, 100, 20_000));
		CountDownLatch abandoned = new CountDownLatch(1);
		this.stream.onAbandoned(abandoned::countDown);
		assertThat(abandoned.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(this.stream.next()).isNull();
		assertThatItIsCancelled(this.stream.exchange());
		assertThat(this.bed.server.connections()).isZero();
	}

	@Test
	void anActionThatIsSetTooLateRunsAllTheSame() throws Exception {
		this.bed = StreamBed.silentAfter("");
		this.stream = this.bed.stream(times(20_000, 50, 20_000));
		await().until(this.stream::abandoned);
		CountDownLatch abandoned = new CountDownLatch(1);
		this.stream.onAbandoned(abandoned::countDown);
		assertThat(abandoned.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void aStreamWhoseTimeIsUpIsAbandonedTooIfNobodyComesBack() throws Exception {
		this.bed = StreamBed.silentAfter(HEADERS + event("a"));
		this.stream = this.bed.stream(times(20_000, 200, 100));
		CountDownLatch abandoned = new CountDownLatch(1);
		this.stream.onAbandoned(abandoned::countDown);
		this.stream.next();
		assertThat(abandoned.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(this.stream.exchange().failure()).isNotNull();
		this.bed.assertThatNoConnectionIsKept();
	}

	@Test
	void neitherAnEndNorACloseIsAnAbandonment() throws Exception {
		this.bed = StreamBed.answering(HEADERS + event("a") + event("[DONE]") + END);
		List<StreamExchange> streams = List.of(this.bed.stream(times(20_000, 100, 20_000)),
				this.bed.stream(times(20_000, 100, 20_000)));
		rest(streams.get(0));
		streams.get(1).close();
		this.stream = this.bed.stream(times(20_000, 200, 20_000));
		CountDownLatch abandoned = new CountDownLatch(1);
		this.stream.onAbandoned(abandoned::countDown);
		assertThat(abandoned.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(streams).noneMatch(StreamExchange::abandoned);
	}

}
