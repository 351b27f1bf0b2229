package io.github.llmrouter.autoconfigure;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Target;
import io.github.llmrouter.routing.ChainBehavior;
import io.github.llmrouter.routing.HedgeSettings;
import io.github.llmrouter.routing.RetrySettings;

/** Checks how chains shall behave. */
final class ChainOptionsCheck {

	private final Problems problems;

	ChainOptionsCheck(Problems problems) {
		this.problems = problems;
	}

	/**
	 * Checks the options of single chains and of all.
	 * @param properties what is written
	 * @param chains the configured chains
	 * @param names the names of all chains
	 */
	void check(LlmRouterProperties properties, Map<String, List<Target>> chains, Collection<String> names) {
		ChainBehavior builtIn = ChainBehavior.usual();
		check(PropertyNames.PREFIX + ".chain-defaults", properties.chainDefaults(), builtIn);
		ChainBehavior usual = properties.chainDefaults().over(builtIn);
		properties.chainOptions().forEach((name, options) -> {
			String property = PropertyNames.child(PropertyNames.PREFIX + ".chain-options", name);
			if (!names.contains(name)) {
				this.problems.addHidden(property, "There is no chain '" + name + "'.", Suggestions.fix(name, names));
			}
			if (options.isEmpty()) {
				this.problems.addHidden(property, "It sets nothing.",
						"Write on-policy, on-break, selection, hedge, retry or max-wait, or remove it.");
			}
			check(property, options, usual);
			checkNeedOfHedge(property, options.hedge(), chains.get(name));
		});
	}

	private void check(String property, ChainOptions options, ChainBehavior otherwise) {
		HedgeSettings hedge = options.hedge();
		if (hedge != null) {
			check(property + ".hedge", hedge, otherwise.hedge());
		}
		RetrySettings retry = options.retry();
		if (retry != null) {
			check(property + ".retry", retry, otherwise.retry());
		}
		Duration maxWait = options.maxWait();
		this.problems.requireReachable(property + ".max-wait", maxWait);
		if (maxWait != null && (maxWait.isNegative() || maxWait.isZero() && otherwise.maxWait().isZero())) {
			this.problems.add(property + ".max-wait", maxWait,
					maxWait.isNegative() ? "A time must not be negative." : "Nobody waits anyway.",
					"Write a duration such as 5s, or remove the setting.");
		}
	}

	private void check(String property, HedgeSettings hedge, HedgeSettings otherwise) {
		if (!hedge.enabled()) {
			if (!otherwise.enabled()) {
				this.problems.add(property + ".enabled", false, "Nothing is hedged anyway.", "Remove the setting.");
			}
			return;
		}
		this.problems.requirePositive(property + ".after", hedge.after());
		if (!(hedge.maxExtra() > 0 && hedge.maxExtra() <= 100)) {
			this.problems.add(property + ".max-extra", hedge.maxExtra(),
					"It is the percentage of calls that may be asked twice: above 0 and at most 100.",
					"Write a number such as 10, or enabled: false.");
		}
	}

	private void check(String property, RetrySettings retry, RetrySettings otherwise) {
		if (retry.max() < 0 || retry.max() == 0 && otherwise.max() == 0) {
			this.problems.add(property + ".max", retry.max(),
					(retry.max() < 0) ? "It must not be negative." : "No target is asked again anyway.",
					"Write how often a target is asked again, such as 1, or remove the setting.");
		}
		this.problems.requirePositive(property + ".back-off", retry.backOff());
		this.problems.requirePositive(property + ".max-back-off", retry.maxBackOff());
		if (retry.maxBackOff().compareTo(retry.backOff()) < 0) {
			this.problems.add(property + ".max-back-off", retry.maxBackOff(),
					"It is shorter than back-off, which is " + retry.backOff() + ".", "Write a longer time.");
		}
	}

	private void checkNeedOfHedge(String property, @Nullable HedgeSettings hedge, @Nullable List<Target> targets) {
		if (hedge != null && hedge.enabled() && targets != null && targets.size() == 1) {
			this.problems.addHidden(property + ".hedge", "The chain has one target: there is no other one to ask.",
					"Add a target to the chain, or remove the setting.");
		}
	}

}
