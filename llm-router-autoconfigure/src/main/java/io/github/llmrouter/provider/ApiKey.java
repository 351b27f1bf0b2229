package io.github.llmrouter.provider;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;

/**
 * A key of an account. Only {@link #value()} shows it; every text form shows the
 * {@link #label()}.
 */
@Internal
public final class ApiKey {

	private final String value;

	private final String label;

	private final String quotaGroup;

	/**
	 * Creates a key.
	 * @param value the secret; empty for accounts that need none
	 * @param label a name for people; null for one made of the last four characters
	 * @param quotaGroup the name that keys sharing one account's limits have in common;
	 * null for the account's only group
	 */
	public ApiKey(String value, @Nullable String label, @Nullable String quotaGroup) {
		this.value = Objects.requireNonNull(value, "value");
		this.label = (label != null) ? label : labelOf(value);
		this.quotaGroup = (quotaGroup != null) ? quotaGroup : "default";
	}

	/** Four characters of a short secret would be most of it. */
	private static String labelOf(String value) {
		return (value.length() < 16) ? "key" : "…" + value.substring(value.length() - 4);
	}

	/**
	 * Returns the secret.
	 * @return the secret, empty if the account needs none
	 */
	public String value() {
		return this.value;
	}

	/**
	 * Returns the name for people.
	 * @return the label
	 */
	public String label() {
		return this.label;
	}

	/**
	 * Returns the group of keys that share limits.
	 * @return the group's name
	 */
	public String quotaGroup() {
		return this.quotaGroup;
	}

	@Override
	public String toString() {
		return "ApiKey[" + this.label + "]";
	}

}
