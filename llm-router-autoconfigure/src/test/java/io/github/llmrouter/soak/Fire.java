package io.github.llmrouter.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.ProviderSimulator;
import io.github.llmrouter.simulator.StreamFault;

/** Providers that fail one call in three, each model in another way. */
final class Fire {

	/** One call in three. */
	private static final int PERCENT = 33;

	private static final List<String> PROVIDERS = List.of("openai", "anthropic", "google", "openrouter");

	private final List<FaultPlan> plans = plans();

	private final ProviderSimulator simulator;

	Fire(ProviderSimulator simulator) {
		this.simulator = simulator;
	}

	private static List<FaultPlan> plans() {
		List<FaultPlan> plans = new ArrayList<>();
		Stream.of(Fault.values()).filter((fault) -> fault != Fault.NONE).map(FaultPlan::of).forEach(plans::add);
		Stream.of(400, 401, 402, 403, 404, 408, 409, 413, 422)
			.map((status) -> FaultPlan.of(Fault.ERROR).status(status))
			.forEach(plans::add);
		plans.add(FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofMillis(300)));
		for (StreamFault fault : StreamFault.values()) {
			plans.add(FaultPlan.of(fault));
			plans.add(FaultPlan.of(fault, 2));
		}
		return plans.stream().map((plan) -> plan.percent(PERCENT)).toList();
	}

	/** Every way to fail has a model of its own at every provider. */
	void light() {
		for (String provider : PROVIDERS) {
			for (int i = 0; i < this.plans.size(); i++) {
				this.simulator.fault(provider, model(provider, i), this.plans.get(i));
			}
		}
		this.simulator.fault("openai", "text-embedding-3-small", FaultPlan.of(Fault.ERROR).percent(PERCENT));
	}

	int ways() {
		return this.plans.size();
	}

	/** A chain that begins with one way to fail, followed by two others. */
	List<String> chain(int way) {
		List<String> targets = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			String provider = PROVIDERS.get((way + i) % PROVIDERS.size());
			targets.add(provider + "/" + model(provider, (way + 7 * i) % this.plans.size()));
		}
		return targets;
	}

	private static String model(String provider, int way) {
		return switch (provider) {
			case "anthropic" -> "claude-soak-" + way;
			case "google" -> "gemini-soak-" + way;
			case "openrouter" -> "meta/soak-" + way;
			default -> "gpt-soak-" + way;
		};
	}

}
