package io.github.llmrouter.provider;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.llmrouter.Internal;

/**
 * The keys of an account as they are now: from the first source that has any, otherwise
 * from the configuration. Thread-safe.
 */
@Internal
public final class AccountKeys {

	/**
	 * How many keys that are no longer in use are still kept out of texts. Exchanges that
	 * began with them may run on for minutes.
	 */
	private static final int FORMER_KEYS = 16;

	private final ProviderSettings settings;

	private final List<SuppliedKeys> sources;

	private volatile List<ApiKey> configured;

	private volatile Known known;

	/**
	 * Creates the keys of an account.
	 * @param settings the account
	 * @param sources those that supply keys for it, in their order
	 * @throws IllegalArgumentException if a configured key cannot travel in a header; the
	 * message does not show it
	 */
	public AccountKeys(ProviderSettings settings, Collection<KeySource> sources) {
		this.settings = settings;
		this.sources = sources.stream().map((source) -> new SuppliedKeys(settings.name(), source)).toList();
		this.configured = requireUsable(settings.keys());
		this.known = Known.of(settings, this.configured, Set.of());
	}

	/**
	 * Returns the keys for the next call. Asks the sources; if nothing changed it returns
	 * the same list without waiting for anybody.
	 * @return the keys in their order, empty if there is none right now
	 */
	public List<ApiKey> current() {
		List<ApiKey> keys = this.configured;
		for (SuppliedKeys source : this.sources) {
			List<ApiKey> supplied = source.current();
			if (!supplied.isEmpty()) {
				keys = supplied;
				break;
			}
		}
		if (keys != this.known.latest) {
			know(keys);
		}
		return keys;
	}

	/**
	 * Replaces the configured keys, from the next call on.
	 * @param keys the keys
	 * @return whether they differ from those of before
	 * @throws IllegalArgumentException if a key cannot travel in a header; nothing has
	 * changed then, and the message does not show it
	 */
	public synchronized boolean replaceConfigured(List<ApiKey> keys) {
		List<ApiKey> replacement = requireUsable(List.copyOf(keys));
		if (replacement.equals(this.configured)) {
			return false;
		}
		this.configured = replacement;
		return true;
	}

	/**
	 * Returns whether keys come from elsewhere than the configuration.
	 * @return true if there is a source
	 */
	public boolean hasSources() {
		return !this.sources.isEmpty();
	}

	/** Keeps a key out of texts that an exchange which began with it will show. */
	void using(ApiKey key) {
		if (!this.known.values.contains(key.value())) {
			know(List.of(key));
		}
	}

	/** What must not be shown now: keys in use and those that were, until lately. */
	Redaction redaction() {
		return this.known.redaction;
	}

	private synchronized void know(List<ApiKey> latest) {
		this.known = Known.of(this.settings, latest, this.known.values);
	}

	private List<ApiKey> requireUsable(List<ApiKey> keys) {
		for (int i = 0; i < keys.size(); i++) {
			if (!HeaderSyntax.isKey(keys.get(i).value())) {
				throw new IllegalArgumentException("Provider '" + this.settings.name() + "': API key " + (i + 1)
						+ " holds a character that no key has: a blank, a line break or one that is not ASCII");
			}
		}
		return keys;
	}

	/**
	 * Keys of now and of before.
	 *
	 * @param latest the list that was seen last
	 * @param values all of them, the latest first
	 * @param redaction removes all of them from texts
	 */
	private record Known(List<ApiKey> latest, Set<String> values, Redaction redaction) {

		static Known of(ProviderSettings settings, List<ApiKey> latest, Set<String> former) {
			Set<String> values = new LinkedHashSet<>(latest.stream().map(ApiKey::value).toList());
			former.stream().filter((value) -> !values.contains(value)).limit(FORMER_KEYS).toList().forEach(values::add);
			return new Known(latest, values, Redaction.of(settings, values));
		}

	}

}
