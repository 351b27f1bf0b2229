package io.github.llmrouter.health;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Target;
import io.github.llmrouter.event.RouterListener;
import io.github.llmrouter.health.HealthSnapshot.ProviderHealth;
import io.github.llmrouter.health.HealthSnapshot.ScopeType;
import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.provider.Provider;

/** All memories, found by what they are about. Thread-safe. */
final class ScopeMemories {

	/**
	 * Models named in requests rather than in the configuration are remembered too, but
	 * not without end.
	 */
	private static final int MAX_UNCONFIGURED_TARGETS = 1_000;

	private final ConcurrentMap<ScopeKey, ScopeMemory> memories = new ConcurrentHashMap<>();

	private final Set<Target> configured;

	private final CircuitRules circuits;

	private final RouterListener listener;

	ScopeMemories(Collection<Provider> providers, Set<Target> configured, CircuitRules circuits,
			RouterListener listener) {
		this.circuits = circuits;
		this.listener = listener;
		this.configured = Set.copyOf(configured);
		configured.forEach(this::ofTarget);
		for (Provider provider : providers) {
			ofProvider(provider.name());
			provider.keys().forEach((key) -> {
				ofKey(provider.name(), key);
				ofQuotaGroup(provider.name(), key);
			});
		}
	}

	ScopeMemory ofTarget(Target target) {
		ScopeKey key = new ScopeKey(ScopeType.TARGET, target.provider(), target.model());
		ScopeMemory memory = this.memories.get(key);
		return (memory != null) ? memory : add(key);
	}

	Circuit circuitOf(Target target) {
		return Objects.requireNonNull(ofTarget(target).circuit());
	}

	ScopeMemory ofProvider(String provider) {
		return get(new ScopeKey(ScopeType.PROVIDER, provider, provider));
	}

	ScopeMemory ofKey(String provider, ApiKey key) {
		return get(new ScopeKey(ScopeType.KEY, provider, key.label()));
	}

	ScopeMemory ofQuotaGroup(String provider, ApiKey key) {
		return get(new ScopeKey(ScopeType.QUOTA_GROUP, provider, key.quotaGroup()));
	}

	ScopeMemory of(ScopeType type, Target target, ApiKey key) {
		return switch (type) {
			case TARGET -> ofTarget(target);
			case KEY -> ofKey(target.provider(), key);
			case QUOTA_GROUP -> ofQuotaGroup(target.provider(), key);
			case PROVIDER -> ofProvider(target.provider());
		};
	}

	Stream<ScopeMemory> ofEverythingAt(String provider) {
		return this.memories.values().stream().filter((memory) -> memory.key().provider().equals(provider));
	}

	ProviderHealth snapshot(String provider, RouterTime time) {
		Comparator<ScopeMemory> order = Comparator.comparing((memory) -> memory.key().type());
		return new ProviderHealth(provider,
				ofEverythingAt(provider).sorted(order.thenComparing((memory) -> memory.key().name()))
					.map((memory) -> memory.snapshot(time))
					.toList());
	}

	private ScopeMemory get(ScopeKey key) {
		ScopeMemory memory = this.memories.get(key);
		return (memory != null) ? memory : this.memories.computeIfAbsent(key, this::create);
	}

	private ScopeMemory create(ScopeKey key) {
		return new ScopeMemory(key,
				(key.type() == ScopeType.TARGET) ? new Circuit(this.circuits, key.toString(), this.listener) : null);
	}

	private ScopeMemory add(ScopeKey key) {
		if (this.memories.size() > MAX_UNCONFIGURED_TARGETS + this.configured.size()) {
			List<ScopeKey> strangers = this.memories.keySet()
				.stream()
				.filter((known) -> known.type() == ScopeType.TARGET
						&& !this.configured.contains(Target.of(known.provider(), known.name())))
				.toList();
			strangers.forEach(this.memories::remove);
		}
		return get(key);
	}

}
