package io.github.llmrouter.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Demand;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Internal;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.Target;
import io.github.llmrouter.event.HealthChanged;
import io.github.llmrouter.event.RouterListener;
import io.github.llmrouter.limit.OwnLimits;
import io.github.llmrouter.limit.Refusal;
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

	private final Map<String, AccountMemory> accounts = new LinkedHashMap<>();

	private final KeyChoice keys;

	private final Refusals<Parameter> refused = new Refusals<>();

	private final Refusals<Demand> unmet = new Refusals<>();

	private final CoolDownPolicy policy;

	private final OwnLimits limits;

	private final RouterTime time;

	private final RouterListener listener;

	private final List<Runnable> waiting = new CopyOnWriteArrayList<>();

	/**
	 * Creates an empty memory of an application that sets itself no limits.
	 * @param providers the accounts that can be called
	 * @param targets the targets of the configuration
	 * @param settings how long to stay away
	 * @param time the clocks
	 * @param random for the jitter of guessed times
	 * @param listener who is told of changes
	 */
	public Health(Collection<Provider> providers, Set<Target> targets, HealthSettings settings, RouterTime time,
			RandomGenerator random, RouterListener listener) {
		this(providers, targets, new Rules(settings, OwnLimits.none()), time, random, listener);
	}

	/**
	 * Creates an empty memory.
	 * @param providers the accounts that can be called
	 * @param targets the targets of the configuration
	 * @param rules how long to stay away, and how much to ask
	 * @param time the clocks
	 * @param random for the jitter of guessed times
	 * @param listener who is told of changes
	 */
	public Health(Collection<Provider> providers, Set<Target> targets, Rules rules, RouterTime time,
			RandomGenerator random, RouterListener listener) {
		CircuitRules circuits = new CircuitRules(rules.settings().circuit(), time, random);
		for (Provider provider : providers) {
			Set<String> models = targets.stream()
				.filter((target) -> target.provider().equals(provider.name()))
				.map(Target::model)
				.collect(Collectors.toSet());
			this.accounts.put(provider.name(),
					new AccountMemory(provider, models, (scope) -> new Circuit(circuits, scope.toString(), listener)));
		}
		this.keys = new KeyChoice(time);
		this.policy = new CoolDownPolicy(rules.settings(), random);
		this.limits = rules.limits();
		this.time = time;
		this.listener = listener;
	}

	/**
	 * Asks for leave to make an exchange. What holds longest is named first: a pause,
	 * then a dead key, then the cool-down that ends last, then an open circuit, then a
	 * limit of the application's own.
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
	 * than ten times a second.
	 * @param target the target
	 * @param provider its account
	 * @param need what the exchange will take
	 * @return a permit, or the reason why there is none
	 */
	public Admission acquireLast(Target target, Provider provider, Need need) {
		return acquire(target, provider, need, true);
	}

	private Admission acquire(Target target, Provider provider, Need need, boolean last) {
		AccountMemory account = of(provider.name());
		List<ApiKey> present = provider.keys();
		if (!hasKey(account, target, present, need)) {
			return Admission.of(refusal(account, target, present));
		}
		TargetMemory memory = account.target(target.model());
		Skip open = last ? null : memory.circuit().look(target);
		if (open != null) {
			return Admission.of(open);
		}
		OwnLimits.Taking taking = this.limits.take(target, need.tokens());
		if (taking.taken() == null) {
			return Admission.of(limited(target, Objects.requireNonNull(taking.refusal())));
		}
		CircuitState admitted = last ? memory.circuit().enterEarly() : memory.circuit().enter();
		if (admitted == null) {
			taking.taken().giveBack();
			return Admission.of(memory.circuit().refusal(target));
		}
		// Only now, so that calls that are not admitted leave the turns of keys alone.
		ApiKey key = this.keys.take(account, target, present, need.usedKeys());
		if (key == null) {
			admitted.released();
			taking.taken().giveBack();
			return Admission.of(refusal(account, target, present));
		}
		return Admission.of(new Permit(this, target, key, new Permit.Ticket(memory, account.limits(target.model(), key),
				admitted, taking.taken(), this.time.nanos())));
	}

	private boolean hasKey(AccountMemory account, Target target, List<ApiKey> present, Need need) {
		return !account.whole().paused() && this.keys.any(account, target, present, need.usedKeys());
	}

	/**
	 * Looks whether a target may be called now, and takes nothing.
	 * @param target the target
	 * @param provider its account
	 * @return why it would be passed over, null if it would be called
	 */
	public @Nullable Skip look(Target target, Provider provider) {
		return look(target, provider.keys());
	}

	/**
	 * Looks whether a target of a configured provider may be called now, and takes
	 * nothing.
	 * @param target the target
	 * @return why it would be passed over, null if it would be called
	 */
	public @Nullable Skip look(Target target) {
		return look(target, of(target.provider()).presentKeys());
	}

	private @Nullable Skip look(Target target, List<ApiKey> present) {
		AccountMemory account = of(target.provider());
		if (account.whole().paused() || !this.keys.any(account, target, present, Set.of())) {
			return refusal(account, target, present);
		}
		Skip open = account.known(target.model()).circuit().look(target);
		Refusal limited = (open == null) ? this.limits.look(target) : null;
		return (limited != null) ? limited(target, limited) : open;
	}

	private Skip limited(Target target, Refusal refusal) {
		return Skip.of(target, refusal.never() ? SkipReason.CANNOT_SERVE : SkipReason.OWN_LIMIT,
				(refusal.freeIn() != null) ? this.time.now().plus(refusal.freeIn()) : null, refusal.detail());
	}

	private Skip refusal(AccountMemory account, Target target, List<ApiKey> present) {
		return account.whole().paused() ? Skip.of(target, SkipReason.PAUSED, null, account.whole().key().toString())
				: this.keys.refusal(account, target, present);
	}

	/**
	 * Looks whether a target has announced that its limits are all but used up, whichever
	 * key is taken: it is then better left for last, before it refuses. Cheap enough to
	 * be asked for every target of every call.
	 * @param target the target
	 * @param provider its account
	 * @return whether one more call would hardly find anything left
	 */
	public boolean nearlyDry(Target target, Provider provider) {
		return this.keys.nearlyDry(of(provider.name()), target, provider.keys());
	}

	private AccountMemory of(String provider) {
		AccountMemory account = this.accounts.get(provider);
		if (account == null) {
			throw new IllegalArgumentException(
					"There is no provider '" + provider + "'; known are " + this.accounts.keySet() + ".");
		}
		return account;
	}

	/**
	 * Sets who is told whenever a target may have become free: an exchange has begun to
	 * answer or has ended, or an operator has resumed or reset a provider. Told on the
	 * thread that did so, which may not be held up.
	 * @param action runs each time
	 */
	public void whenFreed(Runnable action) {
		this.waiting.add(action);
	}

	/** Has everybody who waits look again. */
	void freed() {
		this.waiting.forEach(Runnable::run);
	}

	/** Remembers an answer. */
	void succeeded(Target target, ApiKey key, Success success) {
		AccountMemory account = of(target.provider());
		account.limits(target.model(), key).announced(success.rateLimits(), this.time);
		account.target(target.model()).typicalUse().add(success.usage());
		account.forEachBehind(target, key, this::recovered);
	}

	private void recovered(ScopeMemory memory) {
		if (memory.succeeded(this.time)) {
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
		AccountMemory account = of(target.provider());
		account.limits(target.model(), key).announced(failure.rateLimits(), this.time);
		if (FAULT_OF_THE_REQUEST.contains(failure.kind())) {
			return null;
		}
		Instant now = this.time.now();
		ScopeMemory memory = account.of(failure, target, key);
		memory.failed(failure.kind(), now);
		ScopeMemory whole = account.target(target.model()).whole();
		if (memory != whole) {
			whole.failed(failure.kind(), now);
		}
		Duration hint = (failure.retryAt() != null) ? Duration.between(now, failure.retryAt()) : null;
		Duration length = this.policy.coolDown(failure.kind(), failure.scope(), hint,
				memory.earlierCoolDowns(this.time));
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
				this.accounts.values().stream().map((account) -> account.snapshot(this.time)).toList());
	}

	@Override
	public void pause(String provider) {
		of(provider).whole().pause(this.time.now());
		tellState(provider);
	}

	@Override
	public void resume(String provider) {
		of(provider).whole().resume();
		tellState(provider);
		freed();
	}

	@Override
	public void reset(String provider) {
		of(provider).reset();
		this.refused.forget(provider);
		this.unmet.forget(provider);
		tellState(provider);
		freed();
	}

	private void tellState(String provider) {
		ScopeMemory memory = of(provider).whole();
		CoolDown held = memory.holding(this.time);
		this.listener.onHealthChanged(new HealthChanged(memory.key().toString(), held == null && !memory.paused(),
				(held != null) ? held.cause() : null, (held != null) ? held.shownUntil(this.time) : null,
				this.time.now()));
	}

	/**
	 * What a memory goes by.
	 *
	 * @param settings how long to stay away
	 * @param limits how much to ask
	 */
	@Internal
	public record Rules(HealthSettings settings, OwnLimits limits) {

	}

}
