package io.github.llmrouter.provider;

import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;

/**
 * A key of an account. Only {@link #value()} shows it; every text form shows the
 * {@link #label()}. Two keys are equal if all of it is, so that a changed value under an
 * old label is a new key, of which nothing bad is known.
 */
@Internal
public final class ApiKey {

	private final String value;

	private final String label;

	private final String quotaGroup;

	/** Every call looks up what is remembered of its key, several times. */
	private final int hash;

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
		this.hash = Objects.hash(this.value, this.label, this.quotaGroup);
	}

	/** Four characters of a short secret would be most of it. */
	private static String labelOf(String value) {
		return (value.length() < 16) ? "key" : "…" + value.substring(value.length() - 4);
	}

	/**
	 * Returns this key under a label that no other key of the account has: short keys are
	 * all labelled alike.
	 * @param labels the labels of the others; gets the one of this key
	 * @return this key, or one that differs in its label
	 */
	public ApiKey labelledApartFrom(Set<String> labels) {
		String distinct = this.label;
		for (int count = 2; !labels.add(distinct); count++) {
			distinct = this.label + " " + count;
		}
		return distinct.equals(this.label) ? this : new ApiKey(this.value, distinct, this.quotaGroup);
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
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof ApiKey key && this.value.equals(key.value)
				&& this.label.equals(key.label) && this.quotaGroup.equals(key.quotaGroup));
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

	@Override
	public String toString() {
		return "ApiKey[" + this.label + "]";
	}

}
