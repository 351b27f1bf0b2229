package io.github.llmrouter.autoconfigure;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is not needed to start is prepared afterwards. */
class WarmUpTests {

	private final Queue<String> threads = new ConcurrentLinkedQueue<>();

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LlmRouterAutoConfiguration.class))
		.withBean("failing", WarmUp.class, Failing::new)
		.withBean("noted", WarmUp.class, () -> () -> this.threads.add(Thread.currentThread().getName()));

	@Test
	void nothingIsPreparedUntilTheApplicationIsReady() {
		this.context.run((running) -> {
			assertThat(this.threads).isEmpty();
			assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.doesNotContain("llm-router-warm-up");
		});
	}

	@Test
	void preparationsRunOnceOnAThreadOfTheirOwnAndOneThatFailsStopsNoOther() {
		this.context.run((running) -> {
			ready(running.getSourceApplicationContext());
			ready(running.getSourceApplicationContext());
			await().until(() -> !this.threads.isEmpty());
			assertThat(this.threads).containsExactly("llm-router-warm-up");
		});
	}

	private static void ready(ConfigurableApplicationContext context) {
		context.publishEvent(
				new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ofSeconds(1)));
	}

	@Order(Ordered.HIGHEST_PRECEDENCE)
	private static final class Failing implements WarmUp {

		@Override
		public void warmUp() {
			throw new IllegalStateException("cannot be prepared");
		}

	}

}
