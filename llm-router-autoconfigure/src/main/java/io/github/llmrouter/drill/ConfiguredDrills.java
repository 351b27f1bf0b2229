package io.github.llmrouter.drill;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

import io.github.llmrouter.autoconfigure.ConfigurationCheck;
import io.github.llmrouter.autoconfigure.DrillProperties.DrillFault;
import io.github.llmrouter.autoconfigure.LlmRouterProperties;
import io.github.llmrouter.autoconfigure.Problems;
import io.github.llmrouter.autoconfigure.TargetProperties;

/** Checks the drills of the configuration, with or without the simulator. */
final class ConfiguredDrills implements ConfigurationCheck {

	private static final String FAULTS = "llm-router.drills.faults";

	private final Environment environment;

	private final @Nullable ClassLoader classLoader;

	ConfiguredDrills(Environment environment, @Nullable ClassLoader classLoader) {
		this.environment = environment;
		this.classLoader = classLoader;
	}

	@Override
	public void check(LlmRouterProperties properties, Problems problems) {
		List<DrillFault> faults = properties.drills().faults();
		if (faults.isEmpty()) {
			return;
		}
		if (!ClassUtils.isPresent("io.github.llmrouter.simulator.ProviderSimulator", this.classLoader)) {
			problems.add(FAULTS, null, "Drills need the simulator, which is not on the class path.",
					"Add the dependency io.github.llmrouter:llm-router-simulator, or remove the drills.");
			return;
		}
		DrillGuard guard = new DrillGuard(properties.drills(), this.environment);
		String reason = guard.reason();
		if (reason != null) {
			problems.add(FAULTS, null, reason, guard.fix());
		}
		DrillRules rules = new DrillRules(providers(properties), problems);
		for (int i = 0; i < faults.size(); i++) {
			rules.check(FAULTS + "[" + i + "]", drill(faults.get(i)));
		}
	}

	static Drill drill(DrillFault written) {
		String fault = written.fault();
		return Drill.of((fault != null) ? fault.strip() : "")
			.provider(written.provider())
			.target(written.target())
			.percentage(written.percentage())
			.retryAfter(written.retryAfter())
			.status(written.status())
			.afterChunks(written.afterChunks())
			.build();
	}

	/** Those of chains may be known by name alone. */
	static Set<String> providers(LlmRouterProperties properties) {
		Set<String> names = new TreeSet<>(properties.providers().keySet());
		for (List<TargetProperties> chain : properties.chains().values()) {
			chain.stream()
				.map(TargetProperties::provider)
				.filter((name) -> name != null && !name.isEmpty())
				.forEach(names::add);
		}
		return names;
	}

}
