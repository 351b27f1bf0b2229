package io.github.llmrouter.routing;

import java.time.Duration;
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
 * @param behaviors how chains behave that say so
 * @param usual how every other chain and single models behave
 * @param timeout how long a whole call may take unless its request says otherwise
 * @param streams how long streams may take
 */
@Internal
public record RoutingSettings(Map<String, List<Target>> chains, Map<String, ChainBehavior> behaviors,
		ChainBehavior usual, Duration timeout, StreamSettings streams) {

	public RoutingSettings {
		Map<String, List<Target>> copy = new LinkedHashMap<>();
		chains.forEach((name, targets) -> copy.put(name, List.copyOf(targets)));
		chains = copy;
		behaviors = Map.copyOf(behaviors);
	}

	/**
	 * Tells how a destination behaves.
	 * @param destination the name of a chain, or {@code provider/model}
	 * @return its behavior
	 */
	public ChainBehavior of(String destination) {
		return this.behaviors.getOrDefault(destination, this.usual);
	}
}
