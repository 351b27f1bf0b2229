package io.github.llmrouter.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * The fault plans in force. The narrowest one counts: provider and model, provider, all.
 */
final class FaultPlans {

	private final Map<String, FaultPlan> plans = new ConcurrentHashMap<>();

	void set(String provider, FaultPlan plan) {
		this.plans.put(provider, plan);
	}

	void set(String provider, String model, FaultPlan plan) {
		this.plans.put(key(provider, model), plan);
	}

	FaultPlan get(String provider, String model) {
		FaultPlan plan = this.plans.get(key(provider, model));
		if (plan == null) {
			plan = this.plans.get(provider);
		}
		return (plan != null) ? plan : this.plans.getOrDefault(ProviderSimulator.ANY, FaultPlan.none());
	}

	/**
	 * The plan for one call: the one in force, or none if the dice spare the call.
	 */
	FaultPlan draw(String provider, String model, RandomGenerator random) {
		FaultPlan plan = get(provider, model);
		return (random.nextInt(100) < plan.percent()) ? plan : FaultPlan.none();
	}

	void clear() {
		this.plans.clear();
	}

	private static String key(String provider, String model) {
		return provider + '/' + model;
	}

}
