package io.github.llmrouter.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.util.ClassUtils;

import io.github.llmrouter.Target;
import io.github.llmrouter.limit.LimitSettings;

/** Collects the limits that the application sets for itself. */
final class LimitResolver {

	private static final String LIST = PropertyNames.PREFIX + ".limits";

	private static final String BUCKET4J = "io.github.bucket4j.Bucket";

	private final TargetResolver targets;

	private final Problems problems;

	LimitResolver(TargetResolver targets, Problems problems) {
		this.targets = targets;
		this.problems = problems;
	}

	ConfiguredLimits resolve(LlmRouterProperties properties) {
		Map<String, LimitSettings> ofProviders = new LinkedHashMap<>();
		properties.providers().forEach((name, provider) -> {
			check(PropertyNames.provider(name) + ".limits", provider.limits());
			ofProviders.put(name, provider.limits());
		});
		return new ConfiguredLimits(ofProviders, ofTargets(properties.limits()));
	}

	private Map<Target, LimitSettings> ofTargets(List<TargetLimitProperties> written) {
		Map<Target, LimitSettings> ofTargets = new LinkedHashMap<>();
		for (int i = 0; i < written.size(); i++) {
			String property = PropertyNames.item(LIST, i);
			LimitSettings settings = written.get(i).settings();
			Target.Builder started = this.targets.start(property, written.get(i).provider(), written.get(i).model());
			check(property, settings);
			if (started == null) {
				continue;
			}
			Target target = started.build();
			if (settings.isEmpty()) {
				this.problems.add(property, target.id(), "It limits nothing.",
						"Write requests-per-minute, tokens-per-minute or max-concurrent, or remove it.");
			}
			if (ofTargets.put(target, settings) != null) {
				this.problems.add(property, target.id(), "Limits of this target stand in the list already.",
						"Write all limits of a target in one place.");
			}
		}
		return ofTargets;
	}

	private void check(String property, LimitSettings settings) {
		this.problems.requirePositive(property + ".requests-per-minute", settings.requestsPerMinute());
		this.problems.requirePositive(property + ".tokens-per-minute", settings.tokensPerMinute());
		this.problems.requirePositive(property + ".max-concurrent", settings.maxConcurrent());
		if (settings.hasRate() && !ClassUtils.isPresent(BUCKET4J, null)) {
			String rate = (settings.requestsPerMinute() != null) ? ".requests-per-minute" : ".tokens-per-minute";
			this.problems.add(property + rate,
					(settings.requestsPerMinute() != null) ? settings.requestsPerMinute() : settings.tokensPerMinute(),
					"Limits per minute need com.bucket4j:bucket4j_jdk17-core, which is not on the class path.",
					"Add it, or remove the limit; max-concurrent works without it.");
		}
	}

}
