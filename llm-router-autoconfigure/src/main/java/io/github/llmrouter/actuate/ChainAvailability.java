package io.github.llmrouter.actuate;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.Skip;
import io.github.llmrouter.Target;
import io.github.llmrouter.autoconfigure.TargetAvailability;
import io.github.llmrouter.routing.Routes;

/** Who of each chain could be called now. Asking changes nothing. Thread-safe. */
final class ChainAvailability {

	private final Routes routes;

	private final TargetAvailability targets;

	ChainAvailability(Routes routes, TargetAvailability targets) {
		this.routes = routes;
		this.targets = targets;
	}

	List<Chain> chains() {
		return this.routes.chains().stream().map(this::chain).toList();
	}

	private Chain chain(String name) {
		return new Chain(name,
				targets(name).stream().map((target) -> new Place(target, this.targets.unavailable(target))).toList());
	}

	/** A chain of which no provider has a key is there, but nobody can answer it. */
	private List<Target> targets(String chain) {
		try {
			return this.routes.targets(chain);
		}
		catch (InvalidRequestException ex) {
			return List.of();
		}
	}

	/**
	 * A chain now.
	 *
	 * @param name its name
	 * @param places its targets in order
	 */
	record Chain(String name, List<Place> places) {

		boolean available() {
			return this.places.stream().anyMatch((place) -> place.skip() == null);
		}

	}

	/**
	 * A target of a chain.
	 *
	 * @param target the target
	 * @param skip why it would be passed over, null if it would be called
	 */
	record Place(Target target, @Nullable Skip skip) {

	}

}
