package io.github.llmrouter.simulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The latest requests, and how many there were.
 */
final class RequestLog {

	private static final int CAPACITY = 10_000;

	private final Deque<RecordedRequest> latest = new ArrayDeque<>();

	private final Map<String, Long> counts = new HashMap<>();

	private final Counter total = new Counter();

	void add(RecordedRequest request) {
		synchronized (this) {
			if (this.latest.size() == CAPACITY) {
				this.latest.removeFirst();
			}
			this.latest.addLast(request);
			this.counts.merge(request.provider(), 1L, Long::sum);
		}
		this.total.increment();
	}

	synchronized List<RecordedRequest> latest() {
		return List.copyOf(this.latest);
	}

	synchronized long count(String provider) {
		return this.counts.getOrDefault(provider, 0L);
	}

	boolean await(long count, Duration longest) {
		return this.total.await(count, longest);
	}

	synchronized void clear() {
		this.latest.clear();
		this.counts.clear();
		this.total.clear();
	}

}
