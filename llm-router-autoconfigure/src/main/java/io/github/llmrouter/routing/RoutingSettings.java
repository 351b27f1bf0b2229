package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.llmrouter.Internal;
import io.github.llmrouter.Target;

/**
 * What is configured of routing, validated.
 *
 * @param chains the targets of each chain, in order; a chain may be empty if none of its
 * providers can be called
 * @param onPolicy what follows a refusal for content, for the chains where it is set
 * @param defaultOnPolicy the same for every other chain and for single models
 * @param timeout how long a whole call may take unless its request says otherwise
 */
@Internal
public record RoutingSettings(Map<String, List<Target>> chains, Map<String, PolicyReaction> onPolicy,
		PolicyReaction defaultOnPolicy, Duration timeout) {

	public RoutingSettings {
		Map<String, List<Target>> copy = new LinkedHashMap<>();
		chains.forEach((name, targets) -> copy.put(name, List.copyOf(targets)));
		chains = copy;
		onPolicy = Map.copyOf(onPolicy);
	}

	/**
	 * Makes the routes of these chains.
	 * @param providers the names of the accounts that can be called
	 * @return the routes
	 */
	public Routes routes(Collection<String> providers) {
		return new RouteTable(this.chains, providers);
	}

	PolicyReaction onPolicy(String destination) {
		return this.onPolicy.getOrDefault(destination, this.defaultOnPolicy);
	}
}
