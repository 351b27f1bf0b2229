package io.github.llmrouter.provider;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Supplies the keys of providers while the application runs: tokens that expire, keys
 * that a vault rotates. Every bean of this type is asked, in the order of
 * {@link org.springframework.core.annotation.Order @Order}; the first that returns a key
 * for a provider wins, and where none does the configured keys stay in use.
 * <p>
 * {@link #keys(String)} is asked for every call, on the thread of the caller and from
 * many threads at once, so it must not block: return what is known and fetch elsewhere,
 * as {@link RefreshingKeySource} does. Returning the same or an equal list costs next to
 * nothing. A new list counts from the next call on; calls under way keep their key. If it
 * throws, the keys that it returned last stay in use, and the failure is logged without
 * its message, which could hold a secret.
 */
public interface KeySource {

	/**
	 * Returns whose keys come from here. Asked at start only: these providers count as
	 * callable even if no key is configured.
	 * @return names of providers that are configured or known to the router
	 */
	Set<String> providers();

	/**
	 * Returns the keys of a provider that are good right now.
	 * @param provider one of {@link #providers()}
	 * @return the keys, in the order in which they are used; empty for those of the next
	 * source or of the configuration
	 */
	List<ProviderKey> keys(String provider);

	/**
	 * Creates a source for one provider.
	 * @param provider the provider's name
	 * @param keys returns the keys that are good right now, without blocking
	 * @return the source
	 */
	static KeySource of(String provider, Supplier<List<ProviderKey>> keys) {
		Objects.requireNonNull(keys, "keys");
		Set<String> providers = Set.of(provider);
		return new KeySource() {

			@Override
			public Set<String> providers() {
				return providers;
			}

			@Override
			public List<ProviderKey> keys(String asked) {
				return provider.equals(asked) ? keys.get() : List.of();
			}

		};
	}

}
