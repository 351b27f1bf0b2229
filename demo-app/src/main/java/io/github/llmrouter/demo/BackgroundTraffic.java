package io.github.llmrouter.demo;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

import io.github.llmrouter.ChatStream;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.LlmRouterException;
import io.github.llmrouter.routing.Routes;

/**
 * Asks a question now and then, so that the console has something to show; about half of
 * the answers are streamed. Only chains whose every target is simulated are asked.
 */
class BackgroundTraffic implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(BackgroundTraffic.class);

	private static final List<String> QUESTIONS = List.of("Why is the sky blue?",
			"Summarise the plot of Moby-Dick in two sentences.", "Name three uses of a paper clip.",
			"Translate 'good morning' into French and Japanese.", "What is the capital of Australia?",
			"Explain a circuit breaker to a new colleague.", "Write a haiku about rate limits.");

	private final LlmRouter llmRouter;

	private final Routes routes;

	private final SimulatedProviders simulated;

	private final Duration pause;

	private final Random random = new Random();

	private volatile SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();

	private volatile boolean running;

	BackgroundTraffic(LlmRouter llmRouter, Routes routes, SimulatedProviders simulated, Duration pause) {
		this.llmRouter = llmRouter;
		this.routes = routes;
		this.simulated = simulated;
		this.pause = pause;
	}

	@Override
	public void start() {
		this.scheduler = new SimpleAsyncTaskScheduler();
		this.scheduler.setThreadNamePrefix("demo-traffic-");
		this.scheduler.scheduleWithFixedDelay(this::askSomething, this.pause);
		this.running = true;
	}

	private void askSomething() {
		try {
			List<String> chains = this.routes.chains().stream().filter(this::isSimulated).toList();
			if (!chains.isEmpty()) {
				ask(chains.get(this.random.nextInt(chains.size())),
						QUESTIONS.get(this.random.nextInt(QUESTIONS.size())));
			}
		}
		catch (LlmRouterException ex) {
			// Faults are what the simulator is for; the console shows them.
			logger.debug("A background call failed", ex);
		}
	}

	private void ask(String chain, String question) {
		if (this.random.nextBoolean()) {
			this.llmRouter.chat(chain, question);
			return;
		}
		try (ChatStream stream = this.llmRouter.stream(chain, question)) {
			stream.response();
		}
	}

	private boolean isSimulated(String chain) {
		return this.routes.targets(chain).stream().allMatch((target) -> this.simulated.simulates(target.provider()));
	}

	@Override
	public void stop() {
		this.running = false;
		this.scheduler.close();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
