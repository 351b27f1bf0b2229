package io.github.llmrouter.console;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a page shows, as counters: equal versions mean that nothing changed.
 *
 * @param structure changes with the set of providers, which asks for a new page
 * @param health changes with what the router remembers and with the application's start
 * @param calls changes with the call log and with the application's start
 * @param from changes as the stretch of time moves on
 */
record PageVersion(String structure, String health, String calls, long from) {

	PageVersion(HealthVersions.Stamp health, long calls, Instant from) {
		this(health.structure(), health.start() + "-" + health.version(), health.start() + "-" + calls,
				from.getEpochSecond());
	}

	/** Tells whether a browser that names this text has everything. */
	boolean isSameAs(@Nullable String text) {
		return toString().equals(text);
	}

	/** Tells whether a browser that names this text has the parts that leaves fill. */
	boolean hasStructureOf(@Nullable String text) {
		return text != null && text.startsWith(this.structure + ".");
	}

	boolean hasHealthOf(String text) {
		return text.startsWith(this.structure + "." + this.health + ".");
	}

	boolean hasCallsOf(String text) {
		return text.endsWith("." + this.calls + "." + this.from);
	}

	@Override
	public String toString() {
		return this.structure + "." + this.health + "." + this.calls + "." + this.from;
	}

}
