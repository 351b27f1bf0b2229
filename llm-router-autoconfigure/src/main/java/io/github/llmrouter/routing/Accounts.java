package io.github.llmrouter.routing;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.Target;
import io.github.llmrouter.provider.Provider;

/** The accounts that can be called, by name. Immutable. */
final class Accounts {

	private final Map<String, Provider> providers = new HashMap<>();

	Accounts(Collection<Provider> providers) {
		providers.forEach((provider) -> this.providers.put(provider.name(), provider));
	}

	/**
	 * Finds the account of a target.
	 * @throws InvalidRequestException if there is none of that name
	 */
	Provider of(Target target) {
		Provider provider = this.providers.get(target.provider());
		if (provider == null) {
			throw new InvalidRequestException("There is no provider '" + target.provider() + "'.");
		}
		return provider;
	}

}
