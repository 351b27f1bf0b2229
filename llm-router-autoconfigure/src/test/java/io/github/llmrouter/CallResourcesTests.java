package io.github.llmrouter;

import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

import com.sun.management.ThreadMXBean;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.StreamingHttpOutputMessage;
import org.springframework.http.client.observation.ClientRequestObservationContext;

import io.github.llmrouter.autoconfigure.LlmRouterAutoConfiguration;
import io.github.llmrouter.simulator.ProviderSimulator;
import io.github.llmrouter.simulator.Scripted;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What calls take besides time. A big regression shows here on any machine, however slow
 * it is.
 */
class CallResourcesTests {

	/**
	 * The least of several batches, so that what else goes on in this process, or is
	 * compiled meanwhile, does not count.
	 */
	private static final int BATCHES = 5;

	private static final int CALLS = 200;

	private static final int WARM_UP = 600;

	/** Measured: 42,000 to 45,000 bytes. */
	private static final long BYTES_PER_CALL = 54_000;

	/** Measured: 1,500 bytes. */
	private static final long BYTES_PER_CHUNK = 2_000;

	private static final int CHUNKS = 100;

	private static final int MORE_CHUNKS = 1_100;

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final ProviderSimulator simulator = ProviderSimulator.builder().keepRequests(0).start();

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void aPlainCallAllocatesLittle() {
		application().run((context) -> {
			LlmRouter router = context.getBean(LlmRouter.class);
			answer(8);
			repeat(WARM_UP, () -> call(router));
			assertThat(least(() -> allocatedBy(CALLS, () -> call(router)))).isLessThan(BYTES_PER_CALL);
		});
	}

	@Test
	void aChunkOfAStreamAllocatesLittle() {
		application().run((context) -> {
			LlmRouter router = context.getBean(LlmRouter.class);
			answer(MORE_CHUNKS);
			repeat(WARM_UP / 20, () -> stream(router));
			long longer = least(() -> allocatedBy(CALLS / 20, () -> stream(router)));
			answer(CHUNKS);
			repeat(WARM_UP / 20, () -> stream(router));
			long shorter = least(() -> allocatedBy(CALLS / 20, () -> stream(router)));
			assertThat((longer - shorter) / (MORE_CHUNKS - CHUNKS)).isLessThan(BYTES_PER_CHUNK);
		});
	}

	@Test
	void callsOneAfterTheOtherOpenOneConnection() {
		application().run((context) -> {
			LlmRouter router = context.getBean(LlmRouter.class);
			answer(8);
			repeat(CALLS, () -> call(router));
			repeat(CALLS, () -> stream(router));
			assertThat(this.simulator.requestCount("openai")).isEqualTo(2 * CALLS);
			assertThat(this.simulator.connectionCount()).isEqualTo(1);
		});
	}

	@Test
	void noCallStartsAThread() {
		application().run((context) -> {
			LlmRouter router = context.getBean(LlmRouter.class);
			answer(8);
			call(router);
			stream(router);
			assertThat(least(() -> startedBy(() -> repeat(CALLS, () -> call(router))))).isZero();
			assertThat(least(() -> startedBy(() -> repeat(CALLS, () -> stream(router))))).isZero();
		});
	}

	@Test
	void noBodyIsHeldBackInABuffer() {
		BodyWatch watch = new BodyWatch();
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(watch);
		application().withBean(ObservationRegistry.class, () -> registry).run((context) -> {
			LlmRouter router = context.getBean(LlmRouter.class);
			answer(8);
			repeat(CALLS, () -> call(router));
			repeat(CALLS, () -> stream(router));
			assertThat(watch.exchanges).hasValue(2 * CALLS);
			assertThat(watch.bufferedRequests).hasValue(0);
			assertThat(watch.bufferedReplies).hasValue(0);
		});
	}

	private ApplicationContextRunner application() {
		return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(LlmRouterAutoConfiguration.class))
			.withPropertyValues("llm-router.providers.openai.base-url=" + this.simulator.baseUrl("openai"),
					"llm-router.providers.openai.api-key=sk-test-0123456789abcdef",
					"llm-router.chains.smart=openai/gpt-6-luna,openai/gpt-6.1-sol");
	}

	/** Has every call answered with so many chunks, or with their text in one piece. */
	private void answer(int chunks) {
		Scripted answer = Scripted.answer(Collections.nCopies(chunks, "Ten bytes.")).usage(20, chunks);
		this.simulator.script((request) -> answer);
	}

	private static void call(LlmRouter router) {
		ChatRequest request = ChatRequest.to("smart")
			.system("You answer questions about geography in one short sentence.")
			.user("What is the capital of France, and where does it lie?")
			.build();
		assertThat(router.chat(request).text().isEmpty()).isFalse();
	}

	private static void stream(LlmRouter router) {
		try (ChatStream stream = router
			.stream(ChatRequest.to("smart").user("What is the capital of France?").build())) {
			long length = 0;
			for (ChatChunk chunk : stream) {
				length += chunk.text().length();
			}
			assertThat(length > 0).isTrue();
		}
	}

	/** The bytes that one action allocates on this thread, which does all of it. */
	private long allocatedBy(int times, Runnable action) {
		long before = this.threads.getCurrentThreadAllocatedBytes();
		repeat(times, action);
		return (this.threads.getCurrentThreadAllocatedBytes() - before) / times;
	}

	private long startedBy(Runnable action) {
		long before = this.threads.getTotalStartedThreadCount();
		action.run();
		return this.threads.getTotalStartedThreadCount() - before;
	}

	private static void repeat(int times, Runnable action) {
		for (int i = 0; i < times; i++) {
			action.run();
		}
	}

	private static long least(LongSupplier measure) {
		long least = Long.MAX_VALUE;
		for (int batch = 0; batch < BATCHES; batch++) {
			least = Math.min(least, measure.getAsLong());
		}
		return least;
	}

	/** Sees the request and the reply of every exchange as the HTTP client made them. */
	private static final class BodyWatch implements ObservationHandler<ClientRequestObservationContext> {

		private final AtomicInteger exchanges = new AtomicInteger();

		private final AtomicInteger bufferedRequests = new AtomicInteger();

		private final AtomicInteger bufferedReplies = new AtomicInteger();

		@Override
		public void onStop(ClientRequestObservationContext context) {
			this.exchanges.incrementAndGet();
			if (!(context.getCarrier() instanceof StreamingHttpOutputMessage)) {
				this.bufferedRequests.incrementAndGet();
			}
			if (String.valueOf(context.getResponse()).contains("Buffering")) {
				this.bufferedReplies.incrementAndGet();
			}
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof ClientRequestObservationContext;
		}

	}

}
