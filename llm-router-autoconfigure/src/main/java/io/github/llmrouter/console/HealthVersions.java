package io.github.llmrouter.console;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.health.HealthSnapshot;
import io.github.llmrouter.health.HealthSnapshot.ProviderHealth;

/** Counts changes between snapshots. Thread-safe. */
final class HealthVersions {

	private final String start;

	private List<String> names = List.of();

	private @Nullable Content content;

	private long structures;

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
		List<String> newestNames = snapshot.providers().stream().map(ProviderHealth::name).toList();
		if (!newestNames.equals(this.names)) {
			this.names = newestNames;
			this.structures++;
		}
		return new Stamp(this.start + "-" + this.structures, this.versions);
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
	 * @param structure changes with the application's start and its set of providers
	 * @param version changes with anything else
	 */
	record Stamp(String structure, long version) {

	}

	private record Content(List<ProviderHealth> providers, long passedResets) {

	}

}
