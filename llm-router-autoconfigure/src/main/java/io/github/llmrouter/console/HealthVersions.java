package io.github.llmrouter.console;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.health.HealthSnapshot;
import io.github.llmrouter.health.HealthSnapshot.ProviderHealth;

/** Counts changes between snapshots. Thread-safe. */
final class HealthVersions {

	private final String start;

	private @Nullable Content content;

	private long versions;

	HealthVersions(String start) {
		this.start = start;
	}

	synchronized Stamp stamp(HealthSnapshot snapshot) {
		Content newest = new Content(snapshot.providers(), passed(snapshot));
		if (!newest.equals(this.content)) {
			this.content = newest;
			this.versions++;
		}
		return new Stamp(structure(snapshot), this.start, this.versions);
	}

	/** The same in every instance of an application, so that none asks for a new page. */
	private static String structure(HealthSnapshot snapshot) {
		return Integer.toHexString(snapshot.providers().stream().map(ProviderHealth::name).toList().hashCode());
	}

	/** An announced limit looks different once its reset has passed. */
	private static long passed(HealthSnapshot snapshot) {
		Instant now = snapshot.at();
		return snapshot.providers()
			.stream()
			.flatMap((provider) -> provider.scopes().stream())
			.flatMap((scope) -> scope.rateLimits().stream())
			.filter((limit) -> limit.resetAt() != null && !limit.resetAt().isAfter(now))
			.count();
	}

	/**
	 * The place of a snapshot in the order of changes.
	 *
	 * @param structure changes with the set of providers
	 * @param start tells the counters of one start from those of another
	 * @param version changes with anything else
	 */
	record Stamp(String structure, String start, long version) {

	}

	private record Content(List<ProviderHealth> providers, long passedResets) {

	}

}
