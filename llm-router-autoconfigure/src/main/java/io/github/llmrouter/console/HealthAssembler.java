package io.github.llmrouter.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.console.HealthView.Alert;
import io.github.llmrouter.console.HealthView.Badge;
import io.github.llmrouter.console.HealthView.History;
import io.github.llmrouter.console.HealthView.ProviderRow;
import io.github.llmrouter.console.HealthView.ScopeRow;
import io.github.llmrouter.console.HealthView.Standing;
import io.github.llmrouter.health.HealthSnapshot;
import io.github.llmrouter.health.HealthSnapshot.ProviderHealth;
import io.github.llmrouter.health.HealthSnapshot.ScopeHealth;
import io.github.llmrouter.health.HealthSnapshot.ScopeType;
import io.github.llmrouter.health.HealthSnapshot.State;

/** Turns what the router remembers into the provider board. */
final class HealthAssembler {

	/**
	 * The grave before the harmless, the whole before its parts, the longest wait first.
	 */
	private static final Comparator<ScopeHealth> WORST_FIRST = Comparator.comparing(Status::of)
		.reversed()
		.thenComparing(ScopeHealth::type)
		.thenComparing(ScopeHealth::until, Comparator.nullsFirst(Comparator.reverseOrder()));

	private final ConsoleTexts texts;

	private final TimeFormat times;

	private final MeterAssembler meters;

	HealthAssembler(ConsoleTexts texts, TimeFormat times) {
		this.texts = texts;
		this.times = times;
		this.meters = new MeterAssembler(texts, times);
	}

	HealthView assemble(HealthSnapshot snapshot) {
		List<ProviderRow> rows = new ArrayList<>();
		List<Alert> alerts = new ArrayList<>();
		List<Status> statuses = new ArrayList<>();
		for (ProviderHealth provider : snapshot.providers()) {
			ScopeHealth worst = worst(provider);
			Status status = (worst != null) ? Status.of(worst) : Status.UNKNOWN;
			ProviderRow row = row("p" + rows.size(), provider, worst, snapshot.at());
			rows.add(row);
			statuses.add(status);
			if (status.isProblem()) {
				alerts.add(new Alert(provider.name(), row.standing()));
			}
		}
		return new HealthView(alerts, summary(statuses), announcement(alerts), rows);
	}

	private ProviderRow row(String id, ProviderHealth provider, @Nullable ScopeHealth worst, Instant now) {
		List<ScopeRow> scopes = provider.scopes().stream().map((scope) -> scope(scope, now)).toList();
		Standing standing = (worst != null) ? standing(worst, now, part(worst))
				: new Standing(badge(Status.UNKNOWN), null, null, null, null, false, null);
		return new ProviderRow(id, provider.name(), parts(provider), standing, history(provider.scopes(), now),
				this.meters.fullest(provider.scopes(), now), scopes);
	}

	/** A pause of the whole provider hides whatever else is wrong with it. */
	private static @Nullable ScopeHealth worst(ProviderHealth provider) {
		return provider.scopes()
			.stream()
			.filter((scope) -> scope.type() == ScopeType.PROVIDER && scope.state() == State.PAUSED)
			.findFirst()
			.orElseGet(() -> provider.scopes().stream().min(WORST_FIRST).orElse(null));
	}

	private @Nullable String part(ScopeHealth worst) {
		if (worst.type() == ScopeType.PROVIDER || Status.of(worst).compareTo(Status.HEALTHY) <= 0) {
			return null;
		}
		return (worst.type() == ScopeType.TARGET) ? worst.name() : this.texts.get(worst.type()) + " " + worst.name();
	}

	private ScopeRow scope(ScopeHealth scope, Instant now) {
		return new ScopeRow(this.texts.get(scope.type()), scope.name(), standing(scope, now, null),
				history(List.of(scope), now), this.meters.of(scope, now));
	}

	private Standing standing(ScopeHealth scope, Instant now, @Nullable String part) {
		Badge badge = badge(Status.of(scope));
		String cause = (scope.cause() != null) ? this.texts.get(scope.cause()) : null;
		if (badge.word().equalsIgnoreCase(cause)) {
			cause = null;
		}
		boolean openEnded = scope.state() == State.COOLING_DOWN && scope.until() == null;
		return new Standing(badge, cause, part, this.times.moment(scope.since(), now),
				this.times.countdownTo(scope.until(), now), openEnded, scope.signal());
	}

	private Badge badge(Status status) {
		return new Badge(status.style(), this.texts.get(status));
	}

	private History history(List<ScopeHealth> scopes, Instant now) {
		int failures = scopes.stream().mapToInt(ScopeHealth::consecutiveFailures).max().orElse(0);
		Instant lastSuccess = scopes.stream()
			.map(ScopeHealth::lastSuccessAt)
			.filter(Objects::nonNull)
			.max(Comparator.naturalOrder())
			.orElse(null);
		ScopeHealth failed = scopes.stream()
			.filter((scope) -> scope.lastFailureAt() != null)
			.max(Comparator.comparing(ScopeHealth::lastFailureAt, Comparator.nullsFirst(Comparator.naturalOrder())))
			.orElse(null);
		if (failed == null) {
			return new History(failures, this.times.moment(lastSuccess, now), null, null);
		}
		String kind = (failed.lastFailure() != null) ? this.texts.get(failed.lastFailure()) : null;
		return new History(failures, this.times.moment(lastSuccess, now),
				this.times.moment(failed.lastFailureAt(), now), kind);
	}

	private String parts(ProviderHealth provider) {
		String models = this.texts.get("parts.models", count(provider, ScopeType.TARGET));
		long keys = count(provider, ScopeType.KEY);
		return (keys > 1) ? models + ", " + this.texts.get("parts.keys", keys) : models;
	}

	private static long count(ProviderHealth provider, ScopeType type) {
		return provider.scopes().stream().filter((scope) -> scope.type() == type).count();
	}

	private String summary(List<Status> statuses) {
		return statuses.stream()
			.collect(Collectors.groupingBy((status) -> status, TreeMap::new, Collectors.counting()))
			.entrySet()
			.stream()
			.map((entry) -> entry.getValue() + " " + this.texts.get("summary." + entry.getKey()))
			.collect(Collectors.joining(" \u00b7 "));
	}

	private String announcement(List<Alert> alerts) {
		if (alerts.isEmpty()) {
			return this.texts.get("announce.none");
		}
		return alerts.stream()
			.map((alert) -> alert.provider() + ": " + alert.standing().badge().word())
			.collect(Collectors.joining(", "));
	}

}
