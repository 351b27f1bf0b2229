package io.github.llmrouter.pricing;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** What a native image has to keep for prices. */
final class PricingRuntimeHints implements RuntimeHintsRegistrar {

	PricingRuntimeHints() {
	}

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources().registerPattern("io/github/llmrouter/pricing/" + CatalogueReader.FILE);
	}

}
