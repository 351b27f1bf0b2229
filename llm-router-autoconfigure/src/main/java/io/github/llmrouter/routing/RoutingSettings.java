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
 * @param streams how streams behave
 */
@Internal
public record RoutingSettings(Map<String, List<Target>> chains, Map<String, PolicyReaction> onPolicy,
		PolicyReaction defaultOnPolicy, Duration timeout, Streams streams) {

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

	BreakReaction onBreak(String destination) {
		return this.streams.onBreak().getOrDefault(destination, this.streams.defaultOnBreak());
	}

	/**
	 * How streams behave.
	 *
	 * @param times how long they may take
	 * @param onBreak what follows when one breaks, for the chains where it is set
	 * @param defaultOnBreak the same for every other chain and for single models
	 */
	@Internal
	public record Streams(StreamSettings times, Map<String, BreakReaction> onBreak, BreakReaction defaultOnBreak) {

		public Streams {
			onBreak = Map.copyOf(onBreak);
		}

		/**
		 * Returns what holds if nothing is configured.
		 * @return the usual times, and that a stream that breaks ends
		 */
		public static Streams defaults() {
			return new Streams(StreamSettings.defaults(), Map.of(), BreakReaction.END);
		}

	}
}
