package io.github.llmrouter.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.llmrouter.provider.Provider;
import io.github.llmrouter.provider.ProviderSettings;

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

	static ConfiguredProviders of(List<ProviderSettings> accounts, Function<ProviderSettings, Provider> factory,
			List<ProviderDecorator> decorators) {
		List<Provider> providers = new ArrayList<>();
		for (ProviderSettings account : accounts) {
			Provider provider = factory.apply(account);
			for (ProviderDecorator decorator : decorators) {
				provider = decorator.decorate(provider, account);
			}
			providers.add(provider);
		}
		return new ConfiguredProviders(providers);
	}

	List<String> names() {
		return this.all.stream().map(Provider::name).toList();
	}

}
