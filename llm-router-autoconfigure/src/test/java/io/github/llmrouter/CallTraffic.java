package io.github.llmrouter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.llmrouter.event.CallFinished;
import io.github.llmrouter.event.RouterListener;

/** Many calls from many threads, counted by their callers and by the router's events. */
final class CallTraffic implements RouterListener {

	private static final int THREADS = 16;

	private final List<Thread> threads = new ArrayList<>();

	private final AtomicInteger made = new AtomicInteger();

	private final AtomicReference<Throwable> unexpected = new AtomicReference<>();

	private final Queue<ChatResponse> answers = new ConcurrentLinkedQueue<>();

	private final Queue<LlmRouterException> failures = new ConcurrentLinkedQueue<>();

	private final Queue<String> events = new ConcurrentLinkedQueue<>();

	/** Makes calls until there are enough or the router is closed; returns at once. */
	void make(int calls, LlmRouter router) {
		for (int i = 0; i < THREADS; i++) {
			Thread thread = new Thread(() -> run(calls, router), "traffic-" + i);
			thread.setDaemon(true);
			this.threads.add(thread);
			thread.start();
		}
	}

	private void run(int calls, LlmRouter router) {
		try {
			boolean open = true;
			for (int call = this.made.incrementAndGet(); open && call <= calls; call = this.made.incrementAndGet()) {
				open = call((call % 2 == 0) ? "alone" : "pair", router);
			}
		}
		catch (Throwable ex) {
			this.unexpected.set(ex);
		}
	}

	private boolean call(String chain, LlmRouter router) {
		try {
			this.answers.add(router.chat(chain, "How many?"));
		}
		catch (LlmRouterException ex) {
			if (isRefused(ex)) {
				return false;
			}
			this.failures.add(ex);
		}
		return true;
	}

	/** What a closed router refuses is no call. */
	private static boolean isRefused(LlmRouterException ex) {
		return ex instanceof RoutingFailedException failed && failed.failureKind() == null && ex.attempts().isEmpty()
				&& ex.skips().isEmpty();
	}

	void join() throws InterruptedException {
		for (Thread thread : this.threads) {
			thread.join(TimeUnit.SECONDS.toMillis(60));
			if (thread.isAlive()) {
				throw new IllegalStateException("A call does not end");
			}
		}
		if (this.unexpected.get() != null) {
			throw new IllegalStateException(this.unexpected.get());
		}
	}

	@Override
	public void onCallFinished(CallFinished event) {
		this.events.add(event.callId());
	}

	/** The calls that gave an answer or an exception of the router. */
	int ended() {
		return this.answers.size() + this.failures.size();
	}

	int failed() {
		return this.failures.size();
	}

	long rescued() {
		return this.answers.stream().filter((answer) -> answer.attempts().size() > 1).count();
	}

	int attempts() {
		return this.answers.stream().mapToInt((answer) -> answer.attempts().size()).sum()
				+ this.failures.stream().mapToInt((failure) -> failure.attempts().size()).sum();
	}

	long promptTokens() {
		return this.answers.stream().mapToLong((answer) -> answer.usage().promptTokens()).sum();
	}

	BigDecimal cost() {
		return this.answers.stream().map((answer) -> answer.cost().usd()).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	Collection<String> events() {
		return this.events;
	}

}
