package io.github.llmrouter.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.simulator.ProviderSimulator;
import io.github.llmrouter.simulator.Scripted;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Finds permits and connections that were not given back: as many calls as there are
 * places run at the same time, and each must find one at once.
 */
final class LeftOvers {

	/** How many exchanges each provider is allowed at the same time. */
	static final int PLACES = 48;

	private final LlmRouter router;

	private final ProviderSimulator simulator;

	LeftOvers(LlmRouter router, ProviderSimulator simulator) {
		this.router = router;
		this.simulator = simulator;
	}

	void requireNone() throws InterruptedException {
		Scripted[] held = new Scripted[PLACES];
		Arrays.fill(held, Scripted.answer("Still here").after(Duration.ofMillis(1500)));
		this.simulator.script("openai", held);
		Queue<Object> ends = new ConcurrentLinkedQueue<>();
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < PLACES; i++) {
			Thread thread = new Thread(() -> ends.add(end()), "place-" + i);
			threads.add(thread);
			thread.start();
		}
		for (Thread thread : threads) {
			thread.join(20_000);
		}
		assertThat(ends).hasSize(PLACES).allSatisfy((end) -> {
			assertThat(end).isInstanceOf(ChatResponse.class);
			ChatResponse response = (ChatResponse) end;
			assertThat(response.skips()).isEmpty();
			assertThat(response.attempts()).extracting(Attempt::status).containsExactly(200);
		});
	}

	private Object end() {
		try {
			return this.router.chat("openai/gpt-left-over", "Is there a place?");
		}
		catch (RuntimeException ex) {
			return ex;
		}
	}

}
