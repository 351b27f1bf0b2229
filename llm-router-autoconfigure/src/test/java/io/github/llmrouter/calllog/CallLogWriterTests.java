package io.github.llmrouter.calllog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.SmartLifecycle;

import io.github.llmrouter.autoconfigure.CallLogProperties;
import io.github.llmrouter.event.CallFinished;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for the way of a call into the log. */
class CallLogWriterTests {

	@TempDir
	private Path folder;

	@Test
	void nCallsAreNRowsWithAShutdownInTheMiddle() {
		Path path = this.folder.resolve("log");
		CallLogContexts.inFile(path).run((context) -> tell(context.getBean(CallLogWriter.class), 5000));
		CallLogContexts.inFile(path).run((context) -> tell(context.getBean(CallLogWriter.class), 5000));
		CallLogContexts.inFile(path).run((context) -> {
			CallLog log = context.getBean(CallLog.class);
			assertThat(log.count()).isEqualTo(10_000);
			assertThat(log.totals(CallEvents.NOON).calls()).isEqualTo(10_000);
			assertThat(log.totals(CallEvents.NOON).succeeded()).isEqualTo(6666);
			assertThat(log.storage().problem()).isNull();
		});
	}

	@Test
	void aFullQueueLosesNothing() throws Exception {
		CallLogStore store = store();
		// Never started: whatever does not fit in is stored by its caller.
		CallLogWriter writer = writer(store, 8);
		tell(writer, 300);
		assertThat(StoredCalls.count(store.current().database().dataSource())).isEqualTo(292);
		writer.destroy();
		assertThat(StoredCalls.count(store.current().database().dataSource())).isEqualTo(300);
		assertThat(store.storage().problem()).isNull();
		store.destroy();
	}

	@Test
	void anInterruptedCallerStoresItsCallWhenTheQueueIsFull() throws Exception {
		CallLogStore store = store();
		CallLogWriter writer = writer(store, 1);
		writer.onCallFinished(CallEvents.answered(CallEvents.NOON));
		Thread.currentThread().interrupt();
		writer.onCallFinished(CallEvents.answered("call-1", CallEvents.NOON));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(StoredCalls.contains(store.current().database().dataSource(), "call-1")).isTrue();
		writer.destroy();
		store.destroy();
	}

	@Test
	void aCallerThatIsInterruptedWhileItStoresLosesNothing() throws Exception {
		CallLogStore store = store();
		CallLogWriter writer = writer(store, 1);
		Thread caller = new Thread(() -> {
			for (int i = 0; i < 300; i++) {
				writer.onCallFinished(CallEvents.answered("call-" + i, CallEvents.NOON));
			}
		});
		caller.start();
		while (caller.isAlive()) {
			caller.interrupt();
			caller.join(1);
		}
		writer.destroy();
		assertThat(store.storage().problem()).isNull();
		assertThat(StoredCalls.count(store.current().database().dataSource())).isEqualTo(300);
		store.destroy();
	}

	@Test
	void aCallToldTwiceIsStoredOnceAndHarmsNoOther() throws Exception {
		CallLogStore store = store();
		CallLogWriter writer = writer(store, 100);
		CallFinished twice = CallEvents.answered("call-1", CallEvents.NOON);
		writer.onCallFinished(twice);
		writer.onCallFinished(CallEvents.answered("call-2", CallEvents.NOON));
		writer.onCallFinished(twice);
		writer.flush();
		assertThat(StoredCalls.count(store.current().database().dataSource())).isEqualTo(2);
		assertThat(StoredCalls.totals(store.current().database().dataSource(), CallEvents.NOON).calls()).isEqualTo(2);
		assertThat(store.storage().problem()).isNull();
		writer.destroy();
		store.destroy();
	}

	@Test
	void aCallThatCannotBeStoredIsCountedAndHarmsNoOther() throws Exception {
		CallLogStore store = store();
		CallLogWriter writer = writer(store, 100);
		writer.onCallFinished(CallEvents.answered("x".repeat(1000), CallEvents.NOON));
		writer.onCallFinished(CallEvents.answered("call-2", CallEvents.NOON));
		writer.flush();
		assertThat(StoredCalls.count(store.current().database().dataSource())).isOne();
		assertThat(store.storage().problem()).startsWith("1 call");
		writer.destroy();
		store.destroy();
	}

	@Test
	void whatComesAfterTheEndIsCountedAsNotStored() throws Exception {
		CallLogStore store = store();
		CallLogWriter writer = writer(store, 100);
		writer.destroy();
		writer.onCallFinished(CallEvents.answered(CallEvents.NOON));
		assertThat(store.storage().problem()).startsWith("1 call");
		store.destroy();
	}

	@Test
	void whatComesWhileTheApplicationStopsIsStored() {
		Path path = this.folder.resolve("log");
		CallLogContexts.inFile(path).run((context) -> {
			CallLogWriter writer = context.getBean(CallLogWriter.class);
			writer.onCallFinished(CallEvents.answered("call-1", CallEvents.NOON));
			writer.stop();
			assertThat(context.getBean(CallLog.class).count()).isOne();
			writer.onCallFinished(CallEvents.answered("call-2", CallEvents.NOON));
		});
		CallLogContexts.inFile(path).run((context) -> assertThat(context.getBean(CallLog.class).count()).isEqualTo(2));
	}

	@Test
	void theWriterStopsAfterTheWebServer() {
		assertThat(CallLogWriter.PHASE).isLessThan(SmartLifecycle.DEFAULT_PHASE - 2048);
	}

	@Test
	void aDatabaseThatWasClosedUnderUsIsOpenedAgain() {
		CallLogContexts.inFile(this.folder.resolve("log")).run((context) -> {
			CallLogWriter writer = context.getBean(CallLogWriter.class);
			writer.onCallFinished(CallEvents.answered("call-1", CallEvents.NOON));
			writer.flush();
			shutDown(context.getBean(CallLogStore.class));
			writer.onCallFinished(CallEvents.answered("call-2", CallEvents.NOON));
			writer.flush();
			CallLog log = context.getBean(CallLog.class);
			assertThat(log.latest(10)).extracting(LoggedCall::id).containsExactlyInAnyOrder("call-1", "call-2");
			assertThat(log.storage().problem()).isNull();
		});
	}

	private static void shutDown(CallLogStore store) throws SQLException {
		try (Connection connection = store.current().database().dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("SHUTDOWN");
		}
	}

	private static void tell(CallLogWriter writer, int calls) throws InterruptedException {
		int threads = 16;
		CountDownLatch told = new CountDownLatch(calls);
		ExecutorService callers = Executors.newFixedThreadPool(threads);
		IntStream.range(0, calls).forEach((i) -> callers.execute(() -> {
			writer.onCallFinished(call(i));
			told.countDown();
		}));
		assertThat(told.await(2, TimeUnit.MINUTES)).isTrue();
		callers.shutdown();
	}

	private static CallFinished call(int number) {
		return switch (number % 3) {
			case 0 -> CallEvents.failed(CallEvents.NOON.plusSeconds(number % 3000));
			case 1 -> CallEvents.answered(CallEvents.NOON.plusSeconds(number % 3000));
			default -> CallEvents.rescued(UUID.randomUUID().toString(), CallEvents.NOON);
		};
	}

	private static CallLogStore store() {
		return new CallLogStore(CallLogContexts.properties("own", null),
				new ApplicationDataSources(new DefaultListableBeanFactory()));
	}

	private static CallLogWriter writer(CallLogStore store, int capacity) {
		CallLogProperties properties = CallLogContexts.properties("own", null);
		return new CallLogWriter(store, new Housekeeping(properties, InstantSource.system(), System::nanoTime),
				capacity, Duration.ofSeconds(2));
	}

}
