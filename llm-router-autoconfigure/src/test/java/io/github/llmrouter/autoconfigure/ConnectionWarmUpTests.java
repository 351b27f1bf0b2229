package io.github.llmrouter.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.simulator.ProviderSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Connections are opened ahead only where that is wanted. */
@ExtendWith(OutputCaptureExtension.class)
class ConnectionWarmUpTests {

	private static final String WARM = "llm-router.http.warm-up=true";

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LlmRouterAutoConfiguration.class));

	private static String[] account(String provider, String address) {
		return new String[] { "llm-router.providers." + provider + ".api-key=k",
				"llm-router.providers." + provider + ".base-url=" + address };
	}

	private static void ready(AssertableApplicationContext context) {
		context.publishEvent(new ApplicationReadyEvent(new SpringApplication(), new String[0],
				context.getSourceApplicationContext(), Duration.ofSeconds(1)));
	}

	private static ProviderConnections.Counts connections(AssertableApplicationContext context, String provider) {
		return context.getBean(ProviderConnections.class).of(provider);
	}

	@Test
	void everyProviderHasAConnectionOnceTheApplicationIsReadyAndNothingWasSent() {
		try (ProviderSimulator simulator = ProviderSimulator.builder().strict(false).start()) {
			this.context.withPropertyValues(WARM)
				.withPropertyValues(account("openai", simulator.baseUrl("openai")))
				.withPropertyValues(account("google", simulator.baseUrl("google")))
				.run((running) -> {
					assertThat(connections(running, "openai").opened()).isZero();
					ready(running);
					ready(running);
					await().until(() -> connections(running, "openai").available() == 1
							&& connections(running, "google").available() == 1);
					assertThat(simulator.requestCount("openai")).isZero();
					running.getBean(LlmRouter.class).chat("openai/gpt-6-luna", "Hello");
					assertThat(connections(running, "openai").opened()).isOne();
				});
		}
	}

	@Test
	void nothingIsOpenedAheadUnlessTheApplicationSaysSo() {
		try (ProviderSimulator simulator = ProviderSimulator.builder().strict(false).start()) {
			this.context.withPropertyValues(account("openai", simulator.baseUrl("openai"))).run((running) -> {
				ready(running);
				assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
					.noneMatch((name) -> name.startsWith("llm-router-connect"));
				assertThat(connections(running, "openai").opened()).isZero();
			});
		}
	}

	@Test
	void aProviderThatCannotBeReachedIsOneLineOfTheLog(CapturedOutput output) throws IOException {
		int port;
		try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = closed.getLocalPort();
		}
		this.context.withPropertyValues(WARM)
			.withPropertyValues(account("openai", "http://localhost:" + port + "/v1"))
			.run((running) -> {
				ready(running);
				await().until(() -> output.getAll().contains("No connection to provider 'openai' could be opened"));
				assertThat(output.getAll().lines().filter((line) -> line.contains("'openai'"))).hasSize(1);
				assertThat(output.getAll()).doesNotContain("\tat io.github");
			});
	}

}
