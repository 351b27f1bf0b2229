package io.github.llmrouter.health;

import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.health.HealthSnapshot.ScopeType;

/**
 * What is remembered of the keys that share an account's limits. Thread-safe.
 */
final class GroupMemory {

	private final String provider;

	private final String name;

	private final ScopeMemory whole;

	private final ScopeMemory freeModels;

	private final BoundedMemories<ScopeMemory> targets;

	GroupMemory(String provider, String name, Set<String> configured) {
		this.provider = provider;
		this.name = name;
		this.targets = new BoundedMemories<>(configured::contains);
		this.whole = new ScopeMemory(new ScopeKey(ScopeType.QUOTA_GROUP, provider, name));
		this.freeModels = new ScopeMemory(new ScopeKey(ScopeType.FREE_MODELS, provider, name));
	}

	ScopeMemory whole() {
		return this.whole;
	}

	ScopeMemory freeModels() {
		return this.freeModels;
	}

	/** Returns what only these keys know of a model, null if that is nothing. */
	@Nullable ScopeMemory known(String model) {
		return this.targets.find(model);
	}

	ScopeMemory target(String model) {
		return this.targets.get(model, (missing) -> new ScopeMemory(
				new ScopeKey(ScopeType.TARGET_IN_GROUP, this.provider, missing + " of quota group " + this.name)));
	}

	Stream<ScopeMemory> all() {
		return Stream.concat(Stream.of(this.whole, this.freeModels), this.targets.all());
	}

}
