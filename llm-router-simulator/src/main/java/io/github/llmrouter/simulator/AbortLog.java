package io.github.llmrouter.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The exchanges that clients have aborted.
 */
final class AbortLog {

	private final List<AbortedExchange> exchanges = new ArrayList<>();

	private final Counter count = new Counter();

	void add(AbortedExchange exchange) {
		synchronized (this) {
			this.exchanges.add(exchange);
		}
		this.count.increment();
	}

	synchronized List<AbortedExchange> all() {
		return List.copyOf(this.exchanges);
	}

	long count() {
		return this.count.value();
	}

	boolean await(long count, Duration longest) {
		return this.count.await(count, longest);
	}

	synchronized void clear() {
		this.exchanges.clear();
		this.count.clear();
	}

}
