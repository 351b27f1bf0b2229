package io.github.llmrouter.health;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.llmrouter.Target;

/**
 * What models were found to refuse. Bounded and thread-safe.
 *
 * @param <T> what can be refused
 */
final class Refusals<T> {

	/** Model ids may come from requests, so their number has no natural end. */
	private static final int MAX_MODELS = 1_000;

	private final Map<Target, Set<T>> byTarget = new ConcurrentHashMap<>();

	Set<T> of(Target target) {
		return this.byTarget.getOrDefault(target, Set.of());
	}

	void remember(Target target, T refused) {
		if (target.model().length() > BoundedMemories.LONGEST_REMEMBERED) {
			return;
		}
		if (this.byTarget.size() >= MAX_MODELS && !this.byTarget.containsKey(target)) {
			this.byTarget.clear();
		}
		this.byTarget.merge(target, Set.of(refused), (known, added) -> {
			Set<T> both = new HashSet<>(known);
			both.addAll(added);
			return Set.copyOf(both);
		});
	}

	void forget(String provider) {
		this.byTarget.keySet().removeIf((target) -> target.provider().equals(provider));
	}

}
