package io.github.llmrouter.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with the configuration.
 *
 * @param property the full name of the property
 * @param value what is written there; null if nothing is or if it may be secret
 * @param reason why that cannot be used
 * @param fix what to write instead
 */
record Problem(String property, @Nullable String value, String reason, String fix) {

	@Override
	public String toString() {
		String written = (this.value != null) ? " = '" + this.value + "'" : "";
		return this.property + written + ": " + this.reason + " " + this.fix;
	}
}
