package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The steps still to come, per provider.
 */
final class Scripts {

	private static final Function<RecordedRequest, @Nullable Scripted> NOTHING = (request) -> null;

	private final Map<String, Queue<Scripted>> queues = new ConcurrentHashMap<>();

	private volatile Function<RecordedRequest, @Nullable Scripted> chooser = NOTHING;

	void add(String provider, List<Scripted> steps) {
		this.queues.computeIfAbsent(provider, (name) -> new ConcurrentLinkedQueue<>()).addAll(steps);
	}

	void choose(Function<RecordedRequest, @Nullable Scripted> chooser) {
		this.chooser = chooser;
	}

	@Nullable Scripted next(RecordedRequest request) {
		Scripted step = poll(request.provider());
		if (step == null) {
			step = poll(ProviderSimulator.ANY);
		}
		return (step != null) ? step : this.chooser.apply(request);
	}

	private @Nullable Scripted poll(String provider) {
		Queue<Scripted> queue = this.queues.get(provider);
		return (queue != null) ? queue.poll() : null;
	}

	void clear() {
		this.queues.clear();
		this.chooser = NOTHING;
	}

}
