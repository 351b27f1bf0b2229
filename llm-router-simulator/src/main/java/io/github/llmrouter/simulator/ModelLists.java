package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/**
 * What the providers answer to {@code GET} of their lists of models. Thread-safe.
 */
public final class ModelLists {

	private final Map<String, List<SimulatedModel>> lists = new ConcurrentHashMap<>();

	private final Map<String, Queue<Scripted>> scripts = new ConcurrentHashMap<>();

	ModelLists() {
	}

	/**
	 * Sets the whole list of a provider in place of its earlier one.
	 * @param provider the name of the provider
	 * @param models the models in their order
	 */
	public void set(String provider, SimulatedModel... models) {
		this.lists.put(provider, List.of(models));
	}

	/**
	 * Adds steps to what the provider does next with its list: one for each request of a
	 * page. Raw replies and faults are followed; there is nothing else to script.
	 * @param provider the name of the provider
	 * @param steps the steps in order
	 */
	public void script(String provider, Scripted... steps) {
		this.scripts.computeIfAbsent(provider, (name) -> new ConcurrentLinkedQueue<>()).addAll(List.of(steps));
	}

	void clear() {
		this.lists.clear();
		this.scripts.clear();
	}

	@Nullable Scripted next(String provider) {
		Queue<Scripted> queue = this.scripts.get(provider);
		return (queue != null) ? queue.poll() : null;
	}

	/**
	 * The list of a provider.
	 * @param usual the ids that it lists if nothing was set
	 */
	List<SimulatedModel> of(String provider, List<String> usual) {
		List<SimulatedModel> set = this.lists.get(provider);
		return (set != null) ? set : usual.stream().map(SimulatedModel::of).toList();
	}

}
