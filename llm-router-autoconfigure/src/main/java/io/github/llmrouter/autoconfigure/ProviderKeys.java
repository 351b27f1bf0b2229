package io.github.llmrouter.autoconfigure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.autoconfigure.ProviderProperties.KeyProperties;
import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.provider.HeaderSyntax;

/** Reads the keys of a provider. No key is ever part of a problem. */
final class ProviderKeys {

	private static final Pattern PLACEHOLDER = Pattern.compile(".*\\$\\{.*}.*");

	private final String property;

	private final Problems problems;

	private final List<ApiKey> keys = new ArrayList<>();

	private final Set<String> values = new HashSet<>();

	private final Set<String> labels = new HashSet<>();

	private ProviderKeys(String property, Problems problems) {
		this.property = property;
		this.problems = problems;
	}

	/** Returns the keys that are set, none if all of them are blank. */
	static List<ApiKey> read(String property, @Nullable String apiKey, List<KeyProperties> apiKeys, Problems problems) {
		ProviderKeys reader = new ProviderKeys(property, problems);
		reader.read(apiKey, apiKeys);
		return reader.keys;
	}

	private void read(@Nullable String apiKey, List<KeyProperties> apiKeys) {
		String single = Texts.orNull(apiKey);
		if (single != null) {
			add(this.property + ".api-key", single, null, null);
		}
		for (int i = 0; i < apiKeys.size(); i++) {
			KeyProperties key = apiKeys.get(i);
			String value = Texts.orNull(key.value());
			if (value != null) {
				add(PropertyNames.item(this.property + ".api-keys", i), value, Texts.orNull(key.label()),
						Texts.orNull(key.quotaGroup()));
			}
		}
		if (single != null && this.keys.size() > 1) {
			this.problems.addHidden(this.property + ".api-key", "Both api-key and api-keys are set.",
					"Move the key into api-keys, or remove one of the two.");
		}
	}

	private void add(String at, String value, @Nullable String label, @Nullable String quotaGroup) {
		if (PLACEHOLDER.matcher(value).matches()) {
			this.problems.addHidden(at, "The placeholder in it has no value.",
					"Set the variable, or give it an empty default as in ${NAME:} to leave the provider out.");
		}
		else if (!HeaderSyntax.isKey(value)) {
			this.problems.addHidden(at, "It holds spaces, line breaks or other characters that no header can carry.",
					"Copy the key again.");
		}
		else if (!this.values.add(value)) {
			this.problems.addHidden(at, "The same key is set twice.", "Remove one of the two.");
		}
		if (label != null && this.labels.contains(label)) {
			this.problems.add(at + ".label", label, "Another key has this label.", "Give each key a label of its own.");
		}
		this.keys.add(new ApiKey(value, label, quotaGroup).labelledApartFrom(this.labels));
	}

}
