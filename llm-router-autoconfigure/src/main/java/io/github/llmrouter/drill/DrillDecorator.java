package io.github.llmrouter.drill;

import io.github.llmrouter.autoconfigure.ProviderDecorator;
import io.github.llmrouter.provider.Provider;
import io.github.llmrouter.provider.ProviderSettings;

/** Lets exchanges of every provider meet drills. */
final class DrillDecorator implements ProviderDecorator {

	private final DrillEngine drills;

	DrillDecorator(DrillEngine drills) {
		this.drills = drills;
	}

	@Override
	public Provider decorate(Provider provider, ProviderSettings settings) {
		return new DrilledProvider(provider, settings, this.drills);
	}

}
