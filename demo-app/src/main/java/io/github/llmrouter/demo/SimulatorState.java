package io.github.llmrouter.demo;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.simulator.FaultPlan;

/**
 * How a simulated provider behaves.
 *
 * @param provider its name
 * @param fault the fault in its kebab-case name, {@code none} if it behaves
 * @param percent how many calls of a hundred it meets
 * @param retryAfter the hint when to come back in seconds, null for the fault's own
 */
record SimulatorState(String provider, String fault, int percent, @Nullable Long retryAfter) {

	static SimulatorState of(String provider, FaultPlan plan) {
		Duration retryAfter = plan.retryAfter();
		return new SimulatorState(provider, plan.label(), plan.percent(),
				(retryAfter != null) ? retryAfter.toSeconds() : null);
	}

}
