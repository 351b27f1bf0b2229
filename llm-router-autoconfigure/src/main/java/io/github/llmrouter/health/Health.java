package io.github.llmrouter.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Demand;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Internal;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.RateLimit;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.Target;
import io.github.llmrouter.event.HealthChanged;
import io.github.llmrouter.event.RouterListener;
import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.provider.Provider;

/**
 * Remembers what providers said and did, and decides whether a target may be called now.
 * Does no I/O and never blocks; thread-safe.
 */
@Internal
public final class Health implements HealthSnapshot.Source, HealthOperations {

	private static final Set<FailureKind> FAULT_OF_THE_REQUEST = Set.of(FailureKind.BAD_REQUEST,
			FailureKind.CONTENT_POLICY, FailureKind.CONTEXT_TOO_LONG, FailureKind.REQUEST_TOO_LARGE,
			FailureKind.UNSUPPORTED);

	private final Map<String, Provider> providers = new LinkedHashMap<>();

	private final ScopeMemories memories;

	private final Refusals<Parameter> refused = new Refusals<>();

	private final Refusals<Demand> unmet = new Refusals<>();

	private final CoolDownPolicy policy;

	private final RouterTime time;

	private final RouterListener listener;

	/**
	 * Creates an empty memory.
	 * @param providers the accounts that can be called
	 * @param targets the targets of the configuration
	 * @param settings how long to stay away
	 * @param time the clocks
	 * @param random for the jitter of guessed times
	 * @param listener who is told of changes
	 */
	public Health(Collection<Provider> providers, Set<Target> targets, HealthSettings settings, RouterTime time,
			RandomGenerator random, RouterListener listener) {
		providers.forEach((provider) -> this.providers.put(provider.name(), provider));
		this.memories = new ScopeMemories(providers, targets, new CircuitRules(settings.circuit(), time, random),
				listener);
		this.policy = new CoolDownPolicy(settings, random);
		this.time = time;
		this.listener = listener;
	}

	/**
	 * Asks for leave to make an exchange. What holds longest is named first: a pause,
	 * then a dead key, then the cool-down that ends last, then an open circuit.
	 * @param target the target
	 * @param provider its account
	 * @param need what the exchange will take
	 * @return a permit, or the reason why there is none
	 */
	public Admission acquire(Target target, Provider provider, Need need) {
		return acquire(target, provider, need, false);
	}

	/**
	 * Asks for leave as {@link #acquire} does, for a call that has nobody else left: an
	 * open circuit then lets its one probe through before its time, though not more often
	 * than once a second.
	 * @param target the target
	 * @param provider its account
	 * @param need what the exchange will take
	 * @return a permit, or the reason why there is none
	 */
	public Admission acquireLast(Target target, Provider provider, Need need) {
		return acquire(target, provider, need, true);
	}

	private Admission acquire(Target target, Provider provider, Need need, boolean last) {
		Choice choice = choose(target, provider, need.usedKeys());
		if (choice.key == null) {
			return Admission.of(Objects.requireNonNull(choice.skip));
		}
		Circuit circuit = this.memories.circuitOf(target);
		CircuitState admitted = last ? circuit.enterEarly() : circuit.enter();
		return (admitted != null)
				? Admission.of(new Permit(this, target, choice.key, new Permit.Ticket(circuit, admitted)))
				: Admission.of(circuit.refusal(target));
	}

	/**
	 * Looks whether a target may be called now, and takes nothing.
	 * @param target the target
	 * @param provider its account
	 * @return why it would be passed over, null if it would be called
	 */
	public @Nullable Skip look(Target target, Provider provider) {
		Skip skip = choose(target, provider, Set.of()).skip;
		return (skip != null) ? skip : this.memories.circuitOf(target).look(target);
	}

	/**
	 * Tells whether a target announced that nothing is left of one of its limits, so that
	 * it is better asked last.
	 * @param target the target
	 * @param provider its account
	 * @return whether the next call would probably be refused
	 */
	public boolean nearlyDry(Target target, Provider provider) {
		return this.memories.ofTarget(target).dry(this.time);
	}

	private Choice choose(Target target, Provider provider, Set<ApiKey> used) {
		ScopeMemory providerMemory = this.memories.ofProvider(provider.name());
		if (providerMemory.paused()) {
			return new Choice(null, Skip.of(target, SkipReason.PAUSED, null, providerMemory.key().toString()));
		}
		Block common = Block.longer(block(providerMemory), block(this.memories.ofTarget(target)));
		Block shortest = null;
		for (ApiKey key : provider.keys()) {
			Block own = Block.longer(block(this.memories.ofKey(provider.name(), key)),
					block(this.memories.ofQuotaGroup(provider.name(), key)));
			Block whole = Block.longer(own, common);
			if (whole == null && !used.contains(key)) {
				return new Choice(key, null);
			}
			shortest = (whole != null && (shortest == null || shortest.coolDown.outlasts(whole.coolDown))) ? whole
					: shortest;
		}
		return new Choice(null, (shortest != null) ? shortest.skip(target, this.time)
				: Skip.of(target, SkipReason.NO_KEY, null, "provider " + provider.name() + " has no other key"));
	}

	private @Nullable Block block(ScopeMemory memory) {
		CoolDown coolDown = memory.holding(this.time);
		return (coolDown != null) ? new Block(memory.key(), coolDown) : null;
	}

	/** Remembers an answer. */
	void succeeded(Target target, ApiKey key, Success success) {
		String provider = target.provider();
		recovered(this.memories.ofTarget(target), success.rateLimits());
		recovered(this.memories.ofKey(provider, key), List.of());
		recovered(this.memories.ofQuotaGroup(provider, key), List.of());
		recovered(this.memories.ofProvider(provider), List.of());
	}

	private void recovered(ScopeMemory memory, List<RateLimit> rateLimits) {
		if (memory.succeeded(this.time, rateLimits)) {
			this.listener
				.onHealthChanged(new HealthChanged(memory.key().toString(), true, null, null, this.time.now()));
		}
	}

	/**
	 * Remembers a failure. A cool-down never gets shorter by a later, smaller hint.
	 * Returns when the one that now holds ends; null if there is none or it is
	 * open-ended.
	 */
	@Nullable Instant failed(Target target, ApiKey key, Failure failure) {
		this.memories.ofTarget(target).announced(failure.rateLimits());
		if (FAULT_OF_THE_REQUEST.contains(failure.kind())) {
			return null;
		}
		Instant now = this.time.now();
		ScopeMemory memory = this.memories.of(failure.scope(), target, key);
		memory.failed(failure.kind(), now);
		if (failure.scope() != HealthSnapshot.ScopeType.TARGET) {
			this.memories.ofTarget(target).failed(failure.kind(), now);
		}
		Duration hint = (failure.retryAt() != null) ? Duration.between(now, failure.retryAt()) : null;
		Duration length = this.policy.coolDown(failure.kind(), hint, memory.earlierCoolDowns(this.time));
		return (length != null) ? coolDown(memory, failure, length) : null;
	}

	private @Nullable Instant coolDown(ScopeMemory memory, Failure failure, Duration length) {
		String signal = (failure.retryAt() != null && failure.signal() != null) ? failure.signal() : "guess";
		CoolDown begun = CoolDown.begin(failure.kind(), length, signal, this.time);
		if (begun.over(this.time.nanos())) {
			return begun.until();
		}
		if (memory.coolDown(begun, this.time)) {
			this.listener.onHealthChanged(
					new HealthChanged(memory.key().toString(), false, failure.kind(), begun.until(), this.time.now()));
		}
		CoolDown held = memory.holding(this.time);
		return ((held != null) ? held : begun).shownUntil(this.time);
	}

	/**
	 * Returns the parameters that a model was found to refuse.
	 * @param target the model and its provider
	 * @return an unmodifiable set
	 */
	public Set<Parameter> refusedParameters(Target target) {
		return this.refused.of(target);
	}

	/**
	 * Remembers that a model refuses a parameter.
	 * @param target the model and its provider
	 * @param parameter the parameter
	 */
	public void parameterRefused(Target target, Parameter parameter) {
		this.refused.remember(target, parameter);
	}

	/**
	 * Returns the demands that a model was found not to meet.
	 * @param target the model and its provider
	 * @return the demands, empty for most
	 */
	public Set<Demand> unmetDemands(Target target) {
		return this.unmet.of(target);
	}

	/**
	 * Remembers that a model cannot meet a demand.
	 * @param target the model and its provider
	 * @param demand the demand
	 */
	public void demandUnmet(Target target, Demand demand) {
		this.unmet.remember(target, demand);
	}

	@Override
	public HealthSnapshot snapshot() {
		return new HealthSnapshot(this.time.now(),
				this.providers.keySet().stream().map((name) -> this.memories.snapshot(name, this.time)).toList());
	}

	@Override
	public void pause(String provider) {
		memoryOf(provider).pause(this.time.now());
		tellState(provider);
	}

	@Override
	public void resume(String provider) {
		memoryOf(provider).resume();
		tellState(provider);
	}

	@Override
	public void reset(String provider) {
		memoryOf(provider);
		this.memories.ofEverythingAt(provider).forEach(ScopeMemory::reset);
		this.refused.forget(provider);
		this.unmet.forget(provider);
		tellState(provider);
	}

	private void tellState(String provider) {
		ScopeMemory memory = memoryOf(provider);
		CoolDown held = memory.holding(this.time);
		this.listener.onHealthChanged(new HealthChanged(memory.key().toString(), held == null && !memory.paused(),
				(held != null) ? held.cause() : null, (held != null) ? held.shownUntil(this.time) : null,
				this.time.now()));
	}

	private ScopeMemory memoryOf(String provider) {
		if (!this.providers.containsKey(provider)) {
			throw new IllegalArgumentException(
					"There is no provider '" + provider + "'; known are " + this.providers.keySet() + ".");
		}
		return this.memories.ofProvider(provider);
	}

	/** A key that may be used, or why there is none. */
	private record Choice(@Nullable ApiKey key, @Nullable Skip skip) {

	}

	/** A cool-down that holds, and of what. */
	private record Block(ScopeKey key, CoolDown coolDown) {

		static @Nullable Block longer(@Nullable Block one, @Nullable Block other) {
			if (one == null || other == null) {
				return (one != null) ? one : other;
			}
			return other.coolDown.outlasts(one.coolDown) ? other : one;
		}

		Skip skip(Target target, RouterTime time) {
			return Skip.coolingDown(target, this.coolDown.cause(), this.coolDown.shownUntil(time), this.key.toString());
		}
	}

}
