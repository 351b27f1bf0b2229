package io.github.llmrouter.demo;

import java.util.Set;

import io.github.llmrouter.simulator.ProviderSimulator;

/**
 * The simulator and the providers that it stands in for.
 *
 * @param simulator the running simulator
 * @param names the configured names of the simulated providers
 */
record SimulatedProviders(ProviderSimulator simulator, Set<String> names) implements AutoCloseable {

	SimulatedProviders {
		names = Set.copyOf(names);
	}

	boolean simulates(String provider) {
		return this.names.contains(provider);
	}

	@Override
	public void close() {
		this.simulator.close();
	}

}
