package io.github.llmrouter.autoconfigure;

import java.util.List;

import io.github.llmrouter.provider.Provider;

/**
 * The accounts that can be called. One bean for all, since their number is a matter of
 * configuration.
 *
 * @param all the accounts in the order of configuration
 */
record ConfiguredProviders(List<Provider> all) {

	ConfiguredProviders {
		all = List.copyOf(all);
	}

	List<String> names() {
		return this.all.stream().map(Provider::name).toList();
	}

}
