package io.github.llmrouter.actuate;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

import io.github.llmrouter.autoconfigure.ProviderConnections;
import io.github.llmrouter.health.HealthOperations;
import io.github.llmrouter.health.HealthSnapshot;
import io.github.llmrouter.health.HealthSnapshot.ProviderHealth;

/**
 * Shows providers and chains; pauses, resumes and resets providers where the application
 * gives more than reading access.
 */
@Endpoint(id = "llmrouter", defaultAccess = Access.READ_ONLY)
final class LlmRouterEndpoint {

	private final HealthSnapshot.Source health;

	private final HealthOperations operations;

	private final ChainAvailability chains;

	private final ProviderConnections connections;

	LlmRouterEndpoint(HealthSnapshot.Source health, HealthOperations operations, ChainAvailability chains,
			ProviderConnections connections) {
		this.health = health;
		this.operations = operations;
		this.chains = chains;
		this.connections = connections;
	}

	@ReadOperation
	public RouterDescription describe() {
		HealthSnapshot snapshot = this.health.snapshot();
		return new RouterDescription(snapshot.at(), snapshot.providers().stream().map(this::describe).toList(),
				this.chains.chains().stream().map(RouterDescription.Chain::of).toList());
	}

	/** Operates on a provider and shows what it is like afterwards. */
	@WriteOperation
	public RouterDescription.Provider operate(@Selector String provider, Action action) {
		try {
			switch (action) {
				case PAUSE -> this.operations.pause(provider);
				case RESUME -> this.operations.resume(provider);
				case RESET -> this.operations.reset(provider);
			}
		}
		catch (IllegalArgumentException ex) {
			String reason = String.valueOf(ex.getMessage());
			throw new InvalidEndpointRequestException(reason, reason, ex);
		}
		return this.health.snapshot()
			.providers()
			.stream()
			.filter((known) -> known.name().equals(provider))
			.map(this::describe)
			.findFirst()
			.orElseThrow();
	}

	private RouterDescription.Provider describe(ProviderHealth provider) {
		return RouterDescription.Provider.of(provider, this.connections.of(provider.name()));
	}

	/** What may be done to a provider. */
	enum Action {

		/** Pass it over until it is resumed. */
		PAUSE,

		/** End a pause. */
		RESUME,

		/** Forget its cool-downs, dead keys and refused parameters. */
		RESET

	}

}
