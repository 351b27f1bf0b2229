package io.github.llmrouter.actuate;

import java.util.List;

import io.github.llmrouter.Decision;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.routing.Routes;

/** Who of each chain could be called now. Asking changes nothing. Thread-safe. */
final class ChainAvailability {

	private final Routes routes;

	ChainAvailability(Routes routes) {
		this.routes = routes;
	}

	List<Chain> chains() {
		return this.routes.chains().stream().map((name) -> new Chain(name, explain(name))).toList();
	}

	/** A chain of which no provider has a key is there, but nobody can answer it. */
	private Decision explain(String chain) {
		try {
			return this.routes.explain(chain);
		}
		catch (InvalidRequestException ex) {
			return Decision.none();
		}
	}

	/**
	 * A chain now.
	 *
	 * @param name its name
	 * @param decision what would become of a call
	 */
	record Chain(String name, Decision decision) {

		boolean available() {
			return this.decision.chosen() != null;
		}

	}

}
