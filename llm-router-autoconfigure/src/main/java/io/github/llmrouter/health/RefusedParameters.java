package io.github.llmrouter.health;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.llmrouter.Parameter;
import io.github.llmrouter.Target;

/** The parameters that models were found to refuse. Bounded and thread-safe. */
final class RefusedParameters {

	/** Model ids may come from requests, so their number has no natural end. */
	private static final int MAX_MODELS = 1_000;

	private final Map<Target, Set<Parameter>> byTarget = new ConcurrentHashMap<>();

	Set<Parameter> of(Target target) {
		return this.byTarget.getOrDefault(target, Set.of());
	}

	void remember(Target target, Parameter parameter) {
		if (this.byTarget.size() >= MAX_MODELS && !this.byTarget.containsKey(target)) {
			this.byTarget.clear();
		}
		this.byTarget.merge(target, Set.of(parameter), (known, added) -> {
			EnumSet<Parameter> both = EnumSet.copyOf(known);
			both.addAll(added);
			return Set.copyOf(both);
		});
	}

	void forget(String provider) {
		this.byTarget.keySet().removeIf((target) -> target.provider().equals(provider));
	}

}
