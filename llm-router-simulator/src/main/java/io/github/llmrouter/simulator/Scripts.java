package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/**
 * The steps still to come, per provider.
 */
final class Scripts {

	private final Map<String, Queue<Scripted>> queues = new ConcurrentHashMap<>();

	void add(String provider, List<Scripted> steps) {
		this.queues.computeIfAbsent(provider, (name) -> new ConcurrentLinkedQueue<>()).addAll(steps);
	}

	@Nullable Scripted next(String provider) {
		Scripted step = poll(provider);
		return (step != null) ? step : poll(ProviderSimulator.ANY);
	}

	private @Nullable Scripted poll(String provider) {
		Queue<Scripted> queue = this.queues.get(provider);
		return (queue != null) ? queue.poll() : null;
	}

	void clear() {
		this.queues.clear();
	}

}
