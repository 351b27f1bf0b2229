package io.github.llmrouter.provider;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tokens by a clock that stands still unless told to go on. */
@ExtendWith(OutputCaptureExtension.class)
class RefreshingKeySourceTests {

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));

	private final AtomicInteger fetches = new AtomicInteger();

	private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

	private Duration life = Duration.ofHours(1);

	private Exception failure;

	private ProviderKey fetch() throws Exception {
		int count = this.fetches.incrementAndGet();
		if (this.failure != null) {
			throw this.failure;
		}
		return ProviderKey.of("token-" + count).expiresAt(this.now.get().plus(this.life));
	}

	private RefreshingKeySource.Builder source(Callable<ProviderKey> fetch) {
		return RefreshingKeySource.builder("acme", fetch).clock(this.now::get);
	}

	private static List<String> values(KeySource source) {
		return source.keys("acme").stream().map(ProviderKey::value).toList();
	}

	private void pass(Duration time) {
		this.now.updateAndGet((before) -> before.plus(time));
	}

	private void runWaiting() {
		this.waiting.remove().run();
	}

	@Test
	void aTokenIsFetchedAtOnceAndThenKept() {
		RefreshingKeySource source = source(this::fetch).executor(Runnable::run).build();
		assertThat(this.fetches).hasValue(1);
		pass(Duration.ofMinutes(54));
		assertThat(values(source)).containsExactly("token-1");
		assertThat(source.keys("acme")).isSameAs(source.keys("acme"));
		assertThat(this.fetches).hasValue(1);
		assertThat(source.providers()).containsExactly("acme");
		assertThat(source.keys("other")).isEmpty();
	}

	@Test
	void shortlyBeforeItsEndANewOneIsFetchedWhileCallsUseTheOld() {
		RefreshingKeySource source = source(this::fetch).executor(this.waiting::add).build();
		runWaiting();
		pass(Duration.ofMinutes(55));
		assertThat(values(source)).containsExactly("token-1");
		assertThat(values(source)).containsExactly("token-1");
		assertThat(this.waiting).hasSize(1);
		runWaiting();
		assertThat(values(source)).containsExactly("token-2");
		assertThat(this.fetches).hasValue(2);
	}

	@Test
	void aTokenThatLivesShorterThanTheTimeAheadIsNotFetchedWithEveryCall() {
		this.life = Duration.ofSeconds(60);
		RefreshingKeySource source = source(this::fetch).executor(Runnable::run).build();
		pass(Duration.ofSeconds(44));
		assertThat(values(source)).containsExactly("token-1");
		assertThat(this.fetches).hasValue(1);
		pass(Duration.ofSeconds(1));
		assertThat(values(source)).containsExactly("token-2");
	}

	@Test
	@Timeout(20)
	void callsWithoutAnyTokenWaitForTheOneFetchThatRuns() throws Exception {
		CountDownLatch answer = new CountDownLatch(1);
		RefreshingKeySource source = source(() -> {
			answer.await();
			return fetch();
		}).build();
		List<CompletableFuture<List<String>>> calls = new ArrayList<>();
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			CompletableFuture<List<String>> call = new CompletableFuture<>();
			calls.add(call);
			Thread thread = new Thread(() -> call.complete(values(source)));
			thread.start();
			threads.add(thread);
		}
		await().until(() -> threads.stream().allMatch((thread) -> thread.getState() == Thread.State.TIMED_WAITING));
		answer.countDown();
		for (CompletableFuture<List<String>> call : calls) {
			assertThat(call.get(10, TimeUnit.SECONDS)).containsExactly("token-1");
		}
		assertThat(this.fetches).hasValue(1);
	}

	@Test
	void nobodyWaitsLongerThanAllowed() {
		RefreshingKeySource source = source(this::fetch).executor(this.waiting::add).longestWait(Duration.ZERO).build();
		assertThat(values(source)).isEmpty();
	}

	@Test
	@Timeout(20)
	void aFetchThatIsOverdueIsWaitedForNoMore() {
		RefreshingKeySource source = source(this::fetch).executor(this.waiting::add)
			.longestWait(Duration.ofHours(1))
			.build();
		pass(Duration.ofHours(1));
		assertThat(values(source)).isEmpty();
		runWaiting();
		assertThat(values(source)).containsExactly("token-1");
	}

	@Test
	void aFetchThatFailsKeepsTheTokenUntilItExpires(CapturedOutput output) {
		RefreshingKeySource source = source(this::fetch).executor(Runnable::run).build();
		this.failure = new IOException("canary-secret");
		pass(Duration.ofMinutes(56));
		assertThat(values(source)).containsExactly("token-1");
		assertThat(values(source)).containsExactly("token-1");
		assertThat(this.fetches).hasValue(2);
		pass(Duration.ofSeconds(10));
		assertThat(values(source)).containsExactly("token-1");
		assertThat(this.fetches).hasValue(3);
		pass(Duration.ofMinutes(5));
		assertThat(values(source)).isEmpty();
		assertThat(output).containsOnlyOnce("No new key could be fetched for provider 'acme': java.io.IOException")
			.doesNotContain("canary");
		this.failure = null;
		pass(Duration.ofSeconds(10));
		assertThat(values(source)).containsExactly("token-5");
	}

	@Test
	void aTokenThatArrivesExpiredIsAFailedFetch(CapturedOutput output) {
		this.life = Duration.ofSeconds(-1);
		RefreshingKeySource source = source(this::fetch).executor(Runnable::run).build();
		assertThat(values(source)).isEmpty();
		assertThat(this.fetches).hasValue(1);
		assertThat(output).contains("No new key could be fetched");
	}

	@Test
	void aRevokedTokenIsFetchedAnewOnDemand() {
		RefreshingKeySource source = source(() -> ProviderKey.of("token-" + this.fetches.incrementAndGet()))
			.executor(Runnable::run)
			.build();
		pass(Duration.ofDays(400));
		assertThat(values(source)).containsExactly("token-1");
		source.refresh();
		assertThat(values(source)).containsExactly("token-2");
	}

}
