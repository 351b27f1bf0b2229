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

	private static final List<String> TARGETS = List.of("openai/gpt-left-over", "anthropic/claude-left-over",
			"google/gemini-left-over", "openrouter/meta/left-over");

	private final LlmRouter router;

	private final ProviderSimulator simulator;

	LeftOvers(LlmRouter router, ProviderSimulator simulator) {
		this.router = router;
		this.simulator = simulator;
	}

	void requireNone() throws InterruptedException {
		Scripted[] held = new Scripted[PLACES];
		Arrays.fill(held, Scripted.answer("Still here").after(Duration.ofMillis(1500)));
		Queue<Object> ends = new ConcurrentLinkedQueue<>();
		List<Thread> threads = new ArrayList<>();
		for (String target : TARGETS) {
			this.simulator.script(target.substring(0, target.indexOf('/')), held);
			for (int i = 0; i < PLACES; i++) {
				threads.add(new Thread(() -> ends.add(end(target)), "place-" + i));
			}
		}
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join(20_000);
		}
		assertThat(ends).hasSize(PLACES * TARGETS.size()).allSatisfy((end) -> {
			assertThat(end).isInstanceOf(ChatResponse.class);
			ChatResponse response = (ChatResponse) end;
			assertThat(response.skips()).isEmpty();
			assertThat(response.attempts()).extracting(Attempt::status).containsExactly(200);
		});
	}

	private Object end(String target) {
		try {
			return this.router.chat(target, "Is there a place?");
		}
		catch (RuntimeException ex) {
			return ex;
		}
	}

}
