package io.github.llmrouter.console;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a page shows, as counters: equal versions mean that nothing changed.
 *
 * @param structure changes with the application's start and its set of providers, which
 * asks for a new page
 * @param health changes with what the router remembers
 * @param calls changes with the call log
 * @param from changes as the stretch of time moves on
 */
record PageVersion(String structure, long health, long calls, long from) {

	PageVersion(HealthVersions.Stamp health, long calls, Instant from) {
		this(health.structure(), health.version(), calls, from.getEpochSecond());
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
