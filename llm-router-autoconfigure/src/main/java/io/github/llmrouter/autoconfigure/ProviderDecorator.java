package io.github.llmrouter.autoconfigure;

import io.github.llmrouter.Internal;
import io.github.llmrouter.provider.Provider;
import io.github.llmrouter.provider.ProviderSettings;

/**
 * Puts something between the router and its providers. Beans of this type are applied in
 * their order, the first one next to the provider.
 */
@Internal
public interface ProviderDecorator {

	/**
	 * Decorates a provider.
	 * @param provider the provider
	 * @param settings what it was made of
	 * @return the provider that is called in its place
	 */
	Provider decorate(Provider provider, ProviderSettings settings);

}
