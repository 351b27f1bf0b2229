package io.github.llmrouter.test;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.simulator.ProviderSimulator;

/** Which account of the simulator plays which configured provider. */
final class SimulatedAccounts {

	private static final String COMPATIBLE = "compatible";

	private static final Pattern FIT_FOR_AN_ADDRESS = Pattern.compile("[A-Za-z0-9._-]+");

	private static final Map<String, String> SPEAKERS = Map.of("anthropic", "anthropic", "gemini", "google",
			"openrouter", "openrouter");

	/** The simulator knows these names to speak otherwise than OpenAI. */
	private static final Set<String> SPEAKING_OTHERWISE = Set.of("anthropic", "google", "gemini", "openrouter");

	private final Map<String, String> accounts = new LinkedHashMap<>();

	private final Map<String, String> speakers = new LinkedHashMap<>();

	/**
	 * Adds a provider.
	 * @param provider its configured name
	 * @param dialect the configured dialect, null for the one that goes with the name
	 * @param preset whether the router knows the name
	 */
	void add(String provider, @Nullable String dialect, boolean preset) {
		String account = FIT_FOR_AN_ADDRESS.matcher(provider).matches() ? provider : "provider-" + this.accounts.size();
		this.accounts.put(provider, account);
		this.speakers.put(account, speaker(provider, dialect, preset));
	}

	private static String speaker(String provider, @Nullable String dialect, boolean preset) {
		String known = (dialect != null) ? SPEAKERS.get(dialect) : null;
		if (known != null || (dialect == null && preset)) {
			return (known != null) ? known : provider;
		}
		return SPEAKING_OTHERWISE.contains(provider) ? COMPATIBLE : provider;
	}

	Collection<String> providers() {
		return this.accounts.keySet();
	}

	void require(String provider) {
		if (!this.accounts.containsKey(provider)) {
			throw new IllegalArgumentException(
					"No provider '" + provider + "' is configured; there are " + this.accounts.keySet() + ".");
		}
	}

	ProviderSimulator.Builder addTo(ProviderSimulator.Builder builder) {
		this.speakers.forEach(builder::account);
		return builder;
	}

	String address(String provider, ProviderSimulator simulator) {
		return simulator.baseUrl(this.accounts.getOrDefault(provider, provider));
	}

	String provider(String account) {
		return this.accounts.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().equals(account))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(account);
	}

}
