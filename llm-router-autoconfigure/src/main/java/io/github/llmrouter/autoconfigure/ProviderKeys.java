package io.github.llmrouter.autoconfigure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.autoconfigure.ProviderProperties.KeyProperties;
import io.github.llmrouter.provider.ApiKey;

/** Reads the keys of a provider. No key is ever part of a problem. */
final class ProviderKeys {

	private static final Pattern PLACEHOLDER = Pattern.compile(".*\\$\\{.*}.*");

	private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7e]+");

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
	static List<ApiKey> read(String property, ProviderProperties properties, Problems problems) {
		ProviderKeys reader = new ProviderKeys(property, problems);
		reader.read(properties);
		return reader.keys;
	}

	private void read(ProviderProperties properties) {
		String single = Texts.orNull(properties.apiKey());
		if (single != null) {
			add(this.property + ".api-key", single, null, null);
		}
		for (int i = 0; i < properties.apiKeys().size(); i++) {
			KeyProperties key = properties.apiKeys().get(i);
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
		else if (!HEADER_VALUE.matcher(value).matches()) {
			this.problems.addHidden(at, "It holds spaces, line breaks or other characters that no header can carry.",
					"Copy the key again.");
		}
		else if (!this.values.add(value)) {
			this.problems.addHidden(at, "The same key is set twice.", "Remove one of the two.");
		}
		if (label != null && this.labels.contains(label)) {
			this.problems.add(at + ".label", label, "Another key has this label.", "Give each key a label of its own.");
		}
		ApiKey key = new ApiKey(value, label, quotaGroup);
		String distinct = distinct(key.label());
		this.keys.add(distinct.equals(key.label()) ? key : new ApiKey(value, distinct, quotaGroup));
	}

	/** Short keys are all labelled alike, and what is remembered goes by label. */
	private String distinct(String label) {
		String distinct = label;
		for (int count = 2; !this.labels.add(distinct); count++) {
			distinct = label + " " + count;
		}
		return distinct;
	}

}
