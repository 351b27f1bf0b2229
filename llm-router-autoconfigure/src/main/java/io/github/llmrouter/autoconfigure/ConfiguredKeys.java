package io.github.llmrouter.autoconfigure;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.llmrouter.provider.AccountKeys;
import io.github.llmrouter.provider.KeySource;
import io.github.llmrouter.provider.ProviderSettings;

/**
 * The keys of the accounts that can be called.
 *
 * @param all the keys by provider, in the order of configuration
 */
record ConfiguredKeys(Map<String, AccountKeys> all) {

	static ConfiguredKeys of(Collection<ProviderSettings> providers, Collection<KeySource> sources) {
		Map<String, AccountKeys> keys = new LinkedHashMap<>();
		for (ProviderSettings provider : providers) {
			keys.put(provider.name(), new AccountKeys(provider,
					sources.stream().filter((source) -> source.providers().contains(provider.name())).toList()));
		}
		return new ConfiguredKeys(Collections.unmodifiableMap(keys));
	}

	AccountKeys of(ProviderSettings provider) {
		AccountKeys keys = this.all.get(provider.name());
		if (keys == null) {
			throw new IllegalStateException("Nothing is known of keys of provider '" + provider.name() + "'");
		}
		return keys;
	}

}
