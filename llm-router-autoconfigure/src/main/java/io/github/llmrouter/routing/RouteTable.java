package io.github.llmrouter.routing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.Target;

/** Chains by name, and single targets by provider. */
final class RouteTable {

	private final Map<String, List<Target>> chains;

	private final Set<String> providers;

	RouteTable(Map<String, List<Target>> chains, Collection<String> providers) {
		this.chains = new LinkedHashMap<>(chains);
		this.providers = Set.copyOf(providers);
	}

	List<String> chains() {
		return List.copyOf(this.chains.keySet());
	}

	List<Target> targets(String destination) {
		List<Target> chain = this.chains.get(destination);
		if (chain != null && !chain.isEmpty()) {
			return chain;
		}
		if (chain != null) {
			throw new InvalidRequestException("Chain '" + destination
					+ "' has no target that can be called: set the API key of at least one of its providers.");
		}
		int slash = destination.indexOf('/');
		if (slash > 0 && slash < destination.length() - 1 && this.providers.contains(destination.substring(0, slash))) {
			return List.of(Target.of(destination.substring(0, slash), destination.substring(slash + 1)));
		}
		throw new InvalidRequestException(unknown(destination));
	}

	private String unknown(String destination) {
		String shown = (destination.length() > 100) ? destination.substring(0, 100) + "…" : destination;
		return "Unknown chain '" + shown + "'. Known chains: " + listed(chains())
				+ ". A single model is called as provider/model, with one of the providers: "
				+ listed(this.providers.stream().sorted().toList())
				+ ". Chains are set under llm-router.chains, providers under llm-router.providers.";
	}

	private static String listed(List<String> names) {
		return names.isEmpty() ? "none" : String.join(", ", names);
	}

}
