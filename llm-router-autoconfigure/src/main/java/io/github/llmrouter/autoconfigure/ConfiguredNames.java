package io.github.llmrouter.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.llmrouter.Internal;
import io.github.llmrouter.Target;
import io.github.llmrouter.provider.ProviderSettings;

/**
 * The names that stand in the configuration: all that may become a tag of a meter, as
 * requests may name any model.
 *
 * @param providers OpenTelemetry's names of the providers that can be called, by their
 * configured names
 * @param chains the names of all chains
 * @param targets the targets of all chains
 */
@Internal
public record ConfiguredNames(Map<String, String> providers, Set<String> chains, Set<Target> targets) {

	public ConfiguredNames {
		providers = Map.copyOf(providers);
		chains = Set.copyOf(chains);
		targets = Set.copyOf(targets);
	}

	static ConfiguredNames of(ResolvedConfiguration configuration) {
		Map<String, String> providers = new LinkedHashMap<>();
		for (ProviderSettings provider : configuration.providers()) {
			providers.put(provider.name(), GenAiNames.of(provider));
		}
		Set<Target> targets = configuration.routing()
			.chains()
			.values()
			.stream()
			.flatMap((chain) -> chain.stream())
			.collect(Collectors.toSet());
		return new ConfiguredNames(providers, configuration.routing().chains().keySet(), targets);
	}

}
