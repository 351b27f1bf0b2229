package io.github.llmrouter.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.autoconfigure.LlmRouterAutoConfiguration;
import io.github.llmrouter.calllog.CallLog;
import io.github.llmrouter.calllog.LlmRouterCallLogAutoConfiguration;
import io.github.llmrouter.health.HealthOperations;
import io.github.llmrouter.simulator.ProviderSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two hundred callers, providers that fail one call in three in every way at once,
 * threads that are interrupted and streams that are left. Afterwards nothing is missing
 * and nothing is left over.
 */
class SoakTests {

	private static final int CALLERS = 200;

	private static final long SEED = 20261122;

	private static final List<String> PROVIDERS = List.of("openai", "anthropic", "google", "openrouter");

	@TempDir
	private Path folder;

	@Test
	void everyCallIsAccountedForAndNothingIsLeftOverAfterSomeSeconds() {
		soak(Duration.ofSeconds(6));
	}

	@Test
	@Tag("stress")
	void everyCallIsAccountedForAndNothingIsLeftOverAfterTenMinutes() {
		soak(Duration.ofSeconds(Long.getLong("llm-router.soak.seconds", 600)));
	}

	private void soak(Duration length) {
		SoakReport report = new SoakReport(length, CALLERS);
		try (ProviderSimulator simulator = ProviderSimulator.builder().strict(false).seed(SEED).start()) {
			Fire fire = new Fire(simulator);
			application(simulator, fire).run((context) -> {
				assertThat(context).hasNotFailed();
				run(context, fire, length, report);
				simulator.reset();
				settle(context, simulator, report);
				report.write(Path.of("target", "soak-" + length.toSeconds() + "s.md"));
			});
			await().atMost(Duration.ofSeconds(20)).until(() -> simulator.openConnectionCount() == 0);
		}
		report.requireNoThreadLeft();
	}

	private static void run(ApplicationContext context, Fire fire, Duration length, SoakReport report)
			throws InterruptedException {
		List<String> chains = IntStream.range(0, fire.ways()).mapToObj((way) -> "chain-" + way).toList();
		Ledger ledger = context.getBean(Ledger.class);
		Callers callers = new Callers(context.getBean(LlmRouter.class), chains, ledger);
		HealthOperations operations = context.getBean(HealthOperations.class);
		report.before();
		fire.light();
		callers.start(CALLERS, SEED);
		Random random = new Random(SEED);
		Instant end = Instant.now().plus(length);
		for (int beat = 0; Instant.now().isBefore(end); beat++) {
			LockSupport.parkNanos(5_000_000);
			callers.interruptOne(random);
			if (beat % 100 == 0) {
				// Keys that were refused come back, as somebody changes them.
				operations.reset(PROVIDERS.get(random.nextInt(PROVIDERS.size())));
			}
			report.during();
		}
		callers.stop();
		report.ended(ledger, fire.ways());
	}

	private static void settle(ApplicationContext context, ProviderSimulator simulator, SoakReport report)
			throws InterruptedException {
		Ledger ledger = context.getBean(Ledger.class);
		CallLog log = context.getBean(CallLog.class);
		assertThat(ledger.unexpected).isEmpty();
		long made = ledger.made.sum();
		await().atMost(Duration.ofSeconds(60)).until(() -> ledger.callEvents.sum() >= made);
		assertThat(ledger.callEvents.sum()).as("calls told").isEqualTo(made);
		assertThat(ledger.answered.sum() + ledger.failed.sum()).as("calls ended").isEqualTo(made);
		assertThat(ledger.attemptEvents.sum()).as("attempts told").isEqualTo(ledger.attemptsInCalls.sum());
		assertThat(ledger.attemptsSeen.sum()).as("attempts seen by callers").isEqualTo(ledger.attemptsInCalls.sum());
		await().atMost(Duration.ofSeconds(60)).until(() -> log.totals(Instant.EPOCH).calls() >= made);
		assertThat(log.totals(Instant.EPOCH).calls()).as("calls logged").isEqualTo(made);
		assertThat(log.storage().problem()).isNull();
		report.after(log);
		PROVIDERS.forEach(context.getBean(HealthOperations.class)::reset);
		new LeftOvers(context.getBean(LlmRouter.class), simulator).requireNone();
	}

	private ApplicationContextRunner application(ProviderSimulator simulator, Fire fire) {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(LlmRouterAutoConfiguration.class, LlmRouterCallLogAutoConfiguration.class))
			.withBean(Ledger.class)
			.withPropertyValues("llm-router.call-log.path=" + this.folder.resolve("log"),
					"llm-router.health.cool-down=100ms", "llm-router.health.max-guessed-cool-down=400ms",
					"llm-router.health.max-cool-down=1s", "llm-router.timeout=5s",
					"llm-router.stream.first-token=300ms", "llm-router.stream.idle=300ms", "llm-router.stream.total=3s",
					"llm-router.health.circuit.open=200ms", "llm-router.http.max-connections=64",
					"llm-router.chain-defaults.retry.max=1", "llm-router.chain-defaults.retry.back-off=20ms",
					"llm-router.chain-defaults.max-wait=50ms",
					"llm-router.chains.vectors[0]=openai/text-embedding-3-small");
		for (String provider : PROVIDERS) {
			runner = runner.withPropertyValues(
					"llm-router.providers." + provider + ".base-url=" + simulator.baseUrl(provider),
					"llm-router.providers." + provider + ".limits.max-concurrent=" + LeftOvers.PLACES,
					"llm-router.providers." + provider + ".limits.requests-per-minute=1000000",
					"llm-router.providers." + provider + ".api-keys[0].value=sk-soak-first-0123456789",
					"llm-router.providers." + provider + ".api-keys[0].quota-group=one",
					"llm-router.providers." + provider + ".api-keys[1].value=sk-soak-second-0123456789",
					"llm-router.providers." + provider + ".api-keys[1].quota-group=two");
		}
		for (int way = 0; way < fire.ways(); way++) {
			List<String> targets = fire.chain(way);
			if (way % 3 == 0) {
				String hedge = "llm-router.chain-options.chain-" + way + ".hedge";
				runner = runner.withPropertyValues(hedge + ".after=30ms", hedge + ".max-extra=50");
			}
			for (int i = 0; i < targets.size(); i++) {
				runner = runner.withPropertyValues("llm-router.chains.chain-" + way + "[" + i + "]=" + targets.get(i));
			}
		}
		return runner;
	}

}
