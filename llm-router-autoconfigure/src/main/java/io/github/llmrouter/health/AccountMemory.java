package io.github.llmrouter.health;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Target;
import io.github.llmrouter.health.HealthSnapshot.ProviderHealth;
import io.github.llmrouter.health.HealthSnapshot.ScopeHealth;
import io.github.llmrouter.health.HealthSnapshot.ScopeType;
import io.github.llmrouter.health.HealthSnapshot.State;
import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.provider.Provider;

/**
 * What is remembered of one provider, its quota groups, keys and models. A key is known
 * by its secret too, so that one that replaces another under the same label starts anew.
 * Lookups allocate nothing. Thread-safe.
 */
final class AccountMemory {

	/** How many keys that are no longer in use may be remembered. */
	private static final int MAX_FORMER_KEYS = 16;

	private static final String FREE_SUFFIX = ":free";

	/** Chooses among free models, so that their limits hold for it too. */
	private static final String FREE_ROUTER = "openrouter/free";

	private final Provider provider;

	private final ScopeMemory whole;

	private final BoundedMemories<TargetMemory> targets;

	private final Function<String, TargetMemory> newTarget;

	/** Stands for every model of which nothing is remembered; never written to. */
	private final TargetMemory nothing;

	private final Set<String> configured;

	private final ConcurrentMap<ApiKey, ScopeMemory> keys = new ConcurrentHashMap<>();

	private final ConcurrentMap<String, GroupMemory> groups = new ConcurrentHashMap<>();

	private final AtomicInteger turn = new AtomicInteger();

	/**
	 * Creates a memory.
	 * @param provider the account
	 * @param configured the models that are never forgotten
	 * @param newCircuit makes the circuit of a scope
	 */
	AccountMemory(Provider provider, Set<String> configured, Function<ScopeKey, Circuit> newCircuit) {
		this.provider = provider;
		this.whole = new ScopeMemory(new ScopeKey(ScopeType.PROVIDER, provider.name(), provider.name()));
		this.targets = new BoundedMemories<>(configured::contains);
		this.newTarget = (model) -> {
			ScopeKey key = new ScopeKey(ScopeType.TARGET, provider.name(), model);
			Circuit circuit = newCircuit.apply(key);
			return new TargetMemory(new ScopeMemory(key, circuit), circuit, new TypicalUse());
		};
		this.nothing = this.newTarget.apply("");
		this.configured = configured;
		configured.forEach(this::target);
	}

	ScopeMemory whole() {
		return this.whole;
	}

	List<ApiKey> presentKeys() {
		return this.provider.keys();
	}

	TargetMemory target(String model) {
		return this.targets.get(model, this.newTarget);
	}

	/** Looks only: who asks about models without end, fills nothing. */
	TargetMemory known(String model) {
		TargetMemory memory = this.targets.find(model);
		return (memory != null) ? memory : this.nothing;
	}

	ScopeMemory key(ApiKey key) {
		ScopeMemory memory = this.keys.get(key);
		if (memory != null) {
			return memory;
		}
		forgetFormerKeys();
		return this.keys.computeIfAbsent(key,
				(fresh) -> new ScopeMemory(new ScopeKey(ScopeType.KEY, this.provider.name(), fresh.label())));
	}

	GroupMemory group(ApiKey key) {
		GroupMemory memory = this.groups.get(key.quotaGroup());
		return (memory != null) ? memory : this.groups.computeIfAbsent(key.quotaGroup(),
				(name) -> new GroupMemory(this.provider.name(), name, this.configured));
	}

	private void forgetFormerKeys() {
		List<ApiKey> present = this.provider.keys();
		if (this.keys.size() >= present.size() + MAX_FORMER_KEYS) {
			this.keys.keySet().removeIf((key) -> !present.contains(key));
			Set<String> presentGroups = groupsOf(present);
			this.groups.keySet().removeIf((group) -> !presentGroups.contains(group));
		}
	}

	private static Set<String> groupsOf(List<ApiKey> keys) {
		return keys.stream().map(ApiKey::quotaGroup).collect(Collectors.toCollection(HashSet::new));
	}

	/** The next number in the round of keys. */
	int nextTurn() {
		return this.turn.getAndIncrement();
	}

	/** Whether keys have limits of their own. */
	static boolean severalGroups(List<ApiKey> keys) {
		for (int i = 1; i < keys.size(); i++) {
			if (!keys.get(i).quotaGroup().equals(keys.get(0).quotaGroup())) {
				return true;
			}
		}
		return false;
	}

	/** Returns what is remembered of the limits of a model as a key sees them. */
	ScopeMemory limits(String model, ApiKey key) {
		return severalGroups(this.provider.keys()) ? group(key).target(model) : target(model).whole();
	}

	/** Whether a model is one of those that share the limits of free models. */
	static boolean free(String model) {
		return model.endsWith(FREE_SUFFIX) || model.equals(FREE_ROUTER);
	}

	/** Returns the memory of what a failure holds for. */
	ScopeMemory of(Failure failure, Target target, ApiKey key) {
		return switch (failure.scope()) {
			case TARGET -> CoolDownPolicy.dependsOnKey(failure.kind()) ? limits(target.model(), key)
					: target(target.model()).whole();
			case TARGET_IN_GROUP -> limits(target.model(), key);
			case KEY -> key(key);
			case QUOTA_GROUP -> group(key).whole();
			case FREE_MODELS -> group(key).freeModels();
			case PROVIDER -> this.whole;
		};
	}

	/** Everything that a success with a key speaks for. */
	void forEachBehind(Target target, ApiKey key, Consumer<ScopeMemory> action) {
		action.accept(target(target.model()).whole());
		action.accept(key(key));
		GroupMemory group = group(key);
		action.accept(group.whole());
		ScopeMemory inGroup = group.known(target.model());
		if (inGroup != null) {
			action.accept(inGroup);
		}
		if (free(target.model())) {
			action.accept(group.freeModels());
		}
		action.accept(this.whole);
	}

	/** Returns how much is remembered. */
	long size() {
		return 1 + this.targets.all().count() + this.keys.size()
				+ this.groups.values().stream().mapToLong((group) -> group.all().count()).sum();
	}

	void reset() {
		this.whole.reset();
		this.targets.all().forEach((target) -> target.whole().reset());
		this.keys.values().forEach(ScopeMemory::reset);
		this.groups.values().forEach((group) -> group.all().forEach(ScopeMemory::reset));
	}

	ProviderHealth snapshot(RouterTime time) {
		List<ApiKey> present = this.provider.keys();
		present.forEach(this::key);
		present.forEach(this::group);
		Set<String> presentGroups = groupsOf(present);
		Stream<ScopeMemory> ofGroups = this.groups.entrySet()
			.stream()
			.filter((group) -> presentGroups.contains(group.getKey()))
			.flatMap((group) -> group.getValue().all());
		Stream<ScopeMemory> ofKeys = present.stream().map(this::key);
		Stream<ScopeMemory> ofTargets = this.targets.all().map(TargetMemory::whole);
		Comparator<ScopeHealth> order = Comparator.comparing(ScopeHealth::type);
		return new ProviderHealth(this.provider.name(),
				Stream.of(Stream.of(this.whole), ofGroups, ofKeys, ofTargets)
					.flatMap((some) -> some)
					.map((memory) -> memory.snapshot(time))
					.filter(AccountMemory::worthShowing)
					.sorted(order.thenComparing(ScopeHealth::name))
					.toList());
	}

	/** Parts of a quota group are shown only where something holds for them alone. */
	private static boolean worthShowing(ScopeHealth scope) {
		boolean part = scope.type() == ScopeType.FREE_MODELS || scope.type() == ScopeType.TARGET_IN_GROUP;
		return !part || scope.state() != State.AVAILABLE || scope.lastFailureAt() != null
				|| !scope.rateLimits().isEmpty();
	}

}
