package io.github.llmrouter.provider;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A key or token that the application supplies while it runs. Immutable and thread-safe;
 * no text form shows the secret.
 *
 * @see KeySource
 */
public final class ProviderKey {

	private final String value;

	private final @Nullable String label;

	private final @Nullable String quotaGroup;

	private final @Nullable Instant expiresAt;

	private ProviderKey(String value, @Nullable String label, @Nullable String quotaGroup,
			@Nullable Instant expiresAt) {
		this.value = value;
		this.label = label;
		this.quotaGroup = quotaGroup;
		this.expiresAt = expiresAt;
	}

	/**
	 * Creates a key.
	 * @param value the secret: visible ASCII without blanks
	 * @return the key
	 * @throws IllegalArgumentException if it is empty or could not travel in a header;
	 * the message does not show it
	 */
	public static ProviderKey of(String value) {
		if (Objects.requireNonNull(value, "value").isEmpty() || !HeaderSyntax.isKey(value)) {
			throw new IllegalArgumentException(
					"A key is empty or holds a character that no key has: a blank, a line break or one that is not ASCII");
		}
		return new ProviderKey(value, null, null, null);
	}

	/**
	 * Names the key for people: health, logs and the console show the name. Tokens that
	 * follow each other under one name are still told apart.
	 * @param label the name; without one it is made of the last four characters
	 * @return a key with that name
	 */
	public ProviderKey label(String label) {
		return new ProviderKey(this.value, Objects.requireNonNull(label, "label"), this.quotaGroup, this.expiresAt);
	}

	/**
	 * Says which keys share an account's limits: what one of them used up is used up for
	 * all.
	 * @param quotaGroup a name that they have in common; without one all keys of a
	 * provider share theirs
	 * @return a key of that group
	 */
	public ProviderKey quotaGroup(String quotaGroup) {
		return new ProviderKey(this.value, this.label, Objects.requireNonNull(quotaGroup, "quotaGroup"),
				this.expiresAt);
	}

	/**
	 * Says when the key ends. Only {@link RefreshingKeySource} looks at it.
	 * @param expiresAt the first moment at which it is no longer accepted
	 * @return a key that ends then
	 */
	public ProviderKey expiresAt(Instant expiresAt) {
		return new ProviderKey(this.value, this.label, this.quotaGroup, Objects.requireNonNull(expiresAt, "expiresAt"));
	}

	/**
	 * Returns the secret.
	 * @return the secret
	 */
	public String value() {
		return this.value;
	}

	/**
	 * Returns the name for people.
	 * @return the name, null if it is made of the last four characters
	 */
	public @Nullable String label() {
		return this.label;
	}

	/**
	 * Returns the group of keys that share limits.
	 * @return the group, null if all keys of the provider share theirs
	 */
	public @Nullable String quotaGroup() {
		return this.quotaGroup;
	}

	/**
	 * Returns when the key ends.
	 * @return the first moment at which it is no longer accepted, null if unknown
	 */
	public @Nullable Instant expiresAt() {
		return this.expiresAt;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof ProviderKey key && this.value.equals(key.value)
				&& Objects.equals(this.label, key.label) && Objects.equals(this.quotaGroup, key.quotaGroup)
				&& Objects.equals(this.expiresAt, key.expiresAt));
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.value, this.label, this.quotaGroup, this.expiresAt);
	}

	@Override
	public String toString() {
		return "ProviderKey[" + ((this.label != null) ? this.label : "without label")
				+ ((this.expiresAt != null) ? ", until " + this.expiresAt : "") + "]";
	}

}
