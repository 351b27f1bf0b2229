package io.github.llmrouter.provider;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.llmrouter.Timeouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The one thread that ends exchanges. */
class WatchdogTests {

	private static Thread thread() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("llm-router-watchdog"))
			.findFirst()
			.orElse(null);
	}

	private static CurrentExchange exchange(Duration timeout) {
		return new CurrentExchange(ExchangeLimits.plain(timeout, Timeouts.none()), System::nanoTime);
	}

	@Test
	void startsWithTheFirstExchangeAndEndsWhenClosed() {
		await().until(() -> thread() == null);
		try (Watchdog watchdog = new Watchdog(System::nanoTime)) {
			assertThat(thread()).isNull();
			watchdog.watch(exchange(Duration.ofMinutes(1)));
			assertThat(thread()).isNotNull().satisfies((thread) -> assertThat(thread.isDaemon()).isTrue());
		}
		await().until(() -> thread() == null);
	}

	@Test
	void endsAnExchangeThatBeganAfterItFellAsleep() {
		try (Watchdog watchdog = new Watchdog(System::nanoTime)) {
			CurrentExchange first = exchange(Duration.ofMinutes(1));
			watchdog.watch(first);
			watchdog.forget(first);
			await().until(() -> thread() != null && thread().getState() == Thread.State.WAITING);
			CurrentExchange second = exchange(Duration.ofMillis(1));
			watchdog.watch(second);
			await().until(second::aborted);
			assertThat(second.cause()).isEqualTo(AbortCause.TIMEOUT);
			assertThat(first.aborted()).isFalse();
		}
	}

	@Test
	void isStoppedTogetherWithTheFactory() throws IOException {
		await().until(() -> thread() == null);
		try (WireServer server = WireServer.answering(WireServer.reply(200, "x"))) {
			try (Account account = new Account(server.uri())) {
				account.exchange();
				assertThat(thread()).isNotNull();
			}
			await().until(() -> thread() == null);
		}
	}

}
