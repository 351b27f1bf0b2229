package io.github.llmrouter.health;

import java.util.Locale;

import io.github.llmrouter.health.HealthSnapshot.ScopeType;

/**
 * Names one memory.
 *
 * @param type what kind of scope
 * @param provider the provider's configured name
 * @param name the model, the key's label or the group; the provider's name again for the
 * provider itself
 */
record ScopeKey(ScopeType type, String provider, String name) {

	@Override
	public String toString() {
		String kind = this.type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
		if (this.type == ScopeType.TARGET_IN_GROUP) {
			return "target " + this.provider + "/" + this.name;
		}
		return (this.type == ScopeType.PROVIDER) ? kind + " " + this.provider
				: kind + " " + this.provider + "/" + this.name;
	}
}
