package io.github.llmrouter.drill;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.autoconfigure.Problems;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;

/** Says which drills can run. Needs the simulator. */
final class DrillRules {

	private static final List<String> FAULTS = FaultPlan.labels()
		.stream()
		.filter((label) -> !label.equals(Fault.NONE.label()))
		.toList();

	/** Answered with an error status. */
	private static final Set<String> WITH_STATUS = Set.of(Fault.RATE_LIMIT.label(), Fault.OVERLOADED.label(),
			Fault.ERROR.label());

	private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(366);

	private final Collection<String> providers;

	private final Problems problems;

	/**
	 * Creates rules.
	 * @param providers the names of the configured providers
	 * @param problems where to add what is wrong
	 */
	DrillRules(Collection<String> providers, Problems problems) {
		this.providers = providers;
		this.problems = problems;
	}

	void check(String at, Drill drill) {
		if (!FAULTS.contains(drill.fault())) {
			this.problems.addUnknown(at + ".fault", drill.fault(), "There is no such fault.", FAULTS);
		}
		else if (!WITH_STATUS.contains(drill.fault())) {
			requireAbsent(at + ".retry-after", drill.retryAfter());
			requireAbsent(at + ".status", drill.status());
		}
		checkWho(at, drill);
		checkNumbers(at, drill);
	}

	private void checkWho(String at, Drill drill) {
		String provider = drill.provider();
		String target = drill.target();
		if (provider != null && target != null) {
			this.problems.add(at + ".target", target, "It names a provider already.", "Remove provider.");
		}
		if (provider != null) {
			requireKnown(at + ".provider", provider);
		}
		if (target != null && target.indexOf('/') < 1) {
			this.problems.add(at + ".target", target, "It names no provider.", "Write it as provider/model.");
		}
		else if (target != null) {
			requireKnown(at + ".target", target.substring(0, target.indexOf('/')));
		}
	}

	private void checkNumbers(String at, Drill drill) {
		if (drill.percentage() < 0 || drill.percentage() > 100) {
			this.problems.add(at + ".percentage", drill.percentage(), "It must be between 0 and 100.",
					"Change the number, or remove it for every exchange.");
		}
		Duration retryAfter = drill.retryAfter();
		if (retryAfter != null && (retryAfter.isNegative() || retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0)) {
			this.problems.add(at + ".retry-after", retryAfter, "It must be between zero and a year.",
					"Write a duration such as 30s.");
		}
		Integer status = drill.status();
		if (status != null && (status < 400 || status > 599)) {
			this.problems.add(at + ".status", status, "It is no status of an error.",
					"Write a number from 400 to 599.");
		}
		if (drill.afterChunks() < 0) {
			this.problems.add(at + ".after-chunks", drill.afterChunks(), "It must be at least 0.",
					"Change the number, or remove it.");
		}
	}

	private void requireKnown(String at, String provider) {
		if (!this.providers.contains(provider)) {
			this.problems.addUnknown(at, provider, "There is no such provider.", this.providers);
		}
	}

	private void requireAbsent(String at, @Nullable Object value) {
		if (value != null) {
			this.problems.add(at, value,
					"Only " + String.join(", ", WITH_STATUS.stream().sorted().toList()) + " use it.", "Remove it.");
		}
	}

	/** Returns what the simulator is to do for a drill that was checked. */
	static FaultPlan plan(Drill drill) {
		FaultPlan plan = FaultPlan.named(drill.fault(), drill.afterChunks()).retryAfter(drill.retryAfter());
		return (drill.status() != null) ? plan.status(drill.status()) : plan;
	}

}
