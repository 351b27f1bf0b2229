package io.github.llmrouter.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

import io.github.llmrouter.autoconfigure.ProviderPresets;
import io.github.llmrouter.simulator.ProviderSimulator;
import io.github.llmrouter.test.WrittenConfiguration.Key;

/**
 * Sends all providers to the simulator: other addresses, keys that mean nothing, no proxy
 * and no TLS. Labels and quota groups of keys stay.
 */
final class ProviderOverrides {

	private final WrittenConfiguration written;

	private final SimulatedAccounts accounts = new SimulatedAccounts();

	private final Map<String, Object> properties = new LinkedHashMap<>();

	ProviderOverrides(WrittenConfiguration written) {
		this.written = written;
		written.providers()
			.forEach((name) -> this.accounts.add(name, written.text(name, "dialect"),
					ProviderPresets.names().contains(name)));
	}

	SimulatedAccounts accounts() {
		return this.accounts;
	}

	/** Returns the properties that have to come before all others. */
	Map<String, Object> properties(ProviderSimulator simulator) {
		for (String provider : this.accounts.providers()) {
			set(provider, "base-url", this.accounts.address(provider, simulator));
			for (String leadingElsewhere : List.of("proxy", "ssl-bundle")) {
				if (this.written.text(provider, leadingElsewhere) != null) {
					set(provider, leadingElsewhere, "");
				}
			}
			if (!"none".equals(this.written.text(provider, "auth"))) {
				setKeys(provider, this.written.keys(provider));
			}
		}
		return this.properties;
	}

	private void setKeys(String provider, List<Key> keys) {
		if (keys.isEmpty()) {
			set(provider, "api-key", "no-key-needed");
			return;
		}
		for (int i = 0; i < keys.size(); i++) {
			String at = "api-keys[" + i + "]";
			set(provider, at + ".value", "no-key-needed-" + (i + 1));
			setIfThere(provider, at + ".label", keys.get(i).label());
			setIfThere(provider, at + ".quota-group", keys.get(i).quotaGroup());
		}
	}

	private void setIfThere(String provider, String key, @Nullable String value) {
		if (value != null) {
			set(provider, key, value);
		}
	}

	private void set(String provider, String key, String value) {
		ConfigurationPropertyName name = WrittenConfiguration.property(provider, key);
		this.properties.put(name.toString(), value);
	}

}
