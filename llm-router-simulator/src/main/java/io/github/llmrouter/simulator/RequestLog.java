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

	private final int capacity;

	private final Deque<RecordedRequest> latest = new ArrayDeque<>();

	private final Map<String, Long> counts = new HashMap<>();

	private final Counter total = new Counter();

	RequestLog(int capacity) {
		this.capacity = capacity;
	}

	void add(RecordedRequest request) {
		synchronized (this) {
			this.latest.addLast(request);
			if (this.latest.size() > this.capacity) {
				this.latest.removeFirst();
			}
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
