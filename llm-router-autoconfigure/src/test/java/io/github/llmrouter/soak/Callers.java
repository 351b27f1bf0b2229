package io.github.llmrouter.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import io.github.llmrouter.CallCancelledException;
import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.LlmRouterException;

/** Many threads that call, read, close and are interrupted at random. */
final class Callers {

	private final List<Thread> threads = new ArrayList<>();

	private final LlmRouter router;

	private final List<String> chains;

	private final Ledger ledger;

	private volatile boolean stopped;

	Callers(LlmRouter router, List<String> chains, Ledger ledger) {
		this.router = router;
		this.chains = chains;
		this.ledger = ledger;
	}

	void start(int count, long seed) {
		for (int i = 0; i < count; i++) {
			Random random = new Random(seed + i);
			Thread thread = new Thread(() -> run(random), "caller-" + i);
			thread.setDaemon(true);
			this.threads.add(thread);
			thread.start();
		}
	}

	void interruptOne(Random random) {
		this.threads.get(random.nextInt(this.threads.size())).interrupt();
	}

	void stop() throws InterruptedException {
		this.stopped = true;
		for (Thread thread : this.threads) {
			thread.join(TimeUnit.SECONDS.toMillis(60));
			if (thread.isAlive()) {
				IllegalStateException stuck = new IllegalStateException("A call does not end");
				stuck.setStackTrace(thread.getStackTrace());
				throw stuck;
			}
		}
	}

	private void run(Random random) {
		while (!this.stopped) {
			// An interrupt that comes between two calls is for neither.
			Thread.interrupted();
			this.ledger.made.increment();
			try {
				this.ledger.attemptsSeen.add(call(random));
				this.ledger.answered.increment();
			}
			catch (LlmRouterException ex) {
				this.ledger.failed.increment();
				this.ledger.attemptsSeen.add(ex.attempts().size());
			}
			catch (Throwable ex) {
				this.ledger.unexpected.add(ex);
			}
		}
	}

	/** Makes a call and returns how many attempts it took. */
	private int call(Random random) {
		int way = random.nextInt(20);
		if (way == 0) {
			return this.router.embed("vectors", List.of("Number " + random.nextInt(1000))).story().attempts().size();
		}
		if (way < 10) {
			return this.router.chat(request(random)).attempts().size();
		}
		return stream(request(random), (way < 16) ? Integer.MAX_VALUE : random.nextInt(4));
	}

	private int stream(ChatRequest request, int pieces) {
		ChatStream stream = this.router.stream(request);
		try {
			Iterator<ChatChunk> iterator = stream.iterator();
			for (int i = 0; i < pieces && iterator.hasNext(); i++) {
				iterator.next();
			}
		}
		catch (CallCancelledException ex) {
			// The response tells the same.
		}
		finally {
			stream.close();
		}
		return stream.response().attempts().size();
	}

	private ChatRequest request(Random random) {
		ChatRequest.Builder request = ChatRequest.to(this.chains.get(random.nextInt(this.chains.size())))
			.user("Tell me the number " + random.nextInt(1000));
		if (random.nextInt(20) == 0) {
			request.timeout(Duration.ofMillis(1 + random.nextInt(100)));
		}
		return request.build();
	}

}
