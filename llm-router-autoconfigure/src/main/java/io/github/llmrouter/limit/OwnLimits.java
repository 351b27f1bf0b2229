package io.github.llmrouter.limit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Target;

/**
 * All limits that an application sets for itself. A call takes from those of its provider
 * and those of its target, or from neither. Never waits; thread-safe.
 */
@Internal
public final class OwnLimits {

	private static final OwnLimits NONE = new OwnLimits(Map.of(), Map.of(), RouterTime.system());

	private final Map<String, ScopeLimits> ofProviders = new HashMap<>();

	private final Map<Target, ScopeLimits> ofTargets = new HashMap<>();

	/**
	 * Creates limits of which nothing is used.
	 * @param ofProviders by the provider's configured name
	 * @param ofTargets by target
	 * @param time the steady clock
	 */
	public OwnLimits(Map<String, LimitSettings> ofProviders, Map<Target, LimitSettings> ofTargets, RouterTime time) {
		ofProviders.forEach((name, settings) -> {
			if (!settings.isEmpty()) {
				this.ofProviders.put(name, new ScopeLimits("own limit of provider " + name, settings, time));
			}
		});
		ofTargets.forEach((target, settings) -> {
			if (!settings.isEmpty()) {
				this.ofTargets.put(target, new ScopeLimits("own limit of " + target.id(), settings, time));
			}
		});
	}

	/**
	 * Returns limits that admit everything.
	 * @return no limits
	 */
	public static OwnLimits none() {
		return NONE;
	}

	/**
	 * Looks whether no call at all would be admitted, however small; takes nothing.
	 * @param target who would be called
	 * @return why not, null if one would
	 */
	public @Nullable Refusal look(Target target) {
		ScopeLimits ofProvider = this.ofProviders.get(target.provider());
		Refusal refusal = (ofProvider != null) ? ofProvider.look() : null;
		ScopeLimits ofTarget = this.ofTargets.get(target);
		return (refusal == null && ofTarget != null) ? ofTarget.look() : refusal;
	}

	/**
	 * Takes what a call needs of every limit, or nothing.
	 * @param target who is to be called
	 * @param tokens estimates the tokens, prompt and answer; asked only where they count
	 * @return what was taken, or why nothing was
	 */
	public Taking take(Target target, LongSupplier tokens) {
		ScopeLimits ofProvider = this.ofProviders.get(target.provider());
		ScopeLimits ofTarget = this.ofTargets.get(target);
		if (ofProvider == null && ofTarget == null) {
			return Taking.NOTHING;
		}
		List<ScopeLimits> limits = new ArrayList<>(2);
		if (ofProvider != null) {
			limits.add(ofProvider);
		}
		if (ofTarget != null) {
			limits.add(ofTarget);
		}
		boolean counted = limits.stream().anyMatch(ScopeLimits::countsTokens);
		return take(limits, counted ? Math.max(0, tokens.getAsLong()) : 0);
	}

	private static Taking take(List<ScopeLimits> limits, long estimate) {
		for (int i = 0; i < limits.size(); i++) {
			Refusal refusal = limits.get(i).take(estimate);
			if (refusal != null) {
				limits.subList(0, i).forEach((taken) -> taken.giveBack(estimate));
				return new Taking(null, refusal);
			}
		}
		return new Taking(new Taken(limits, estimate), null);
	}

	/**
	 * What came of taking.
	 *
	 * @param taken what was taken, null if nothing
	 * @param refusal why not, null if it was
	 */
	@Internal
	public record Taking(@Nullable Taken taken, @Nullable Refusal refusal) {

		static final Taking NOTHING = new Taking(Taken.NOTHING, null);

	}

}
