package io.github.llmrouter.benchmarks.scale;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.llmrouter.autoconfigure.ProviderDecorator;
import io.github.llmrouter.provider.Provider;
import io.github.llmrouter.provider.ProviderSettings;

/** Keeps every provider of a router from sending anything. */
final class ProcessProviders implements ProviderDecorator {

	private final List<Provider> made = new CopyOnWriteArrayList<>();

	@Override
	public Provider decorate(Provider provider, ProviderSettings settings) {
		Provider decorated = new ProcessProvider(provider);
		this.made.add(decorated);
		return decorated;
	}

	Provider first() {
		return this.made.get(0);
	}

}
