package io.github.llmrouter.console;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.console.OverviewView.Frame;
import io.github.llmrouter.console.OverviewView.RangeLink;
import io.github.llmrouter.health.HealthSnapshot;

/** Makes the overview page and its changes. */
final class Overview {

	private final HealthSnapshot.Source health;

	private final CallsAssembler calls;

	private final HealthAssembler board;

	private final HealthVersions versions;

	private final TimeFormat times;

	private final Wording wording;

	Overview(HealthSnapshot.Source health, CallsAssembler calls, HealthVersions versions, TimeFormat times,
			Wording wording) {
		this.health = health;
		this.calls = calls;
		this.versions = versions;
		this.times = times;
		this.wording = wording;
		this.board = new HealthAssembler(wording.texts(), times);
	}

	/** Reads what is needed to tell whether anything changed. */
	State state(TimeRange range) {
		HealthSnapshot snapshot = this.health.snapshot();
		Instant from = range.from(snapshot.at(), this.times.zone());
		return new State(range, snapshot, from,
				new PageVersion(this.versions.stamp(snapshot), this.calls.version(), from));
	}

	OverviewView view(State state, Set<String> knownCalls) {
		HealthView healthView = this.board.assemble(state.snapshot());
		CallsView callsView = this.calls.assemble(state.from(), knownCalls, state.snapshot().at());
		return new OverviewView(frame(state, healthView), healthView, callsView);
	}

	/** Reads the board alone. */
	OverviewView healthOnly(State state) {
		HealthView healthView = this.board.assemble(state.snapshot());
		return new OverviewView(frame(state, healthView), healthView, CallsView.off());
	}

	private Frame frame(State state, HealthView healthView) {
		Instant now = state.snapshot().at();
		List<RangeLink> ranges = Arrays.stream(TimeRange.values())
			.map((range) -> new RangeLink(range.parameter(), this.wording.texts().get(range), range == state.range()))
			.toList();
		return new Frame(title(healthView), this.wording.application(), this.times.zoneLabel(now),
				this.times.zone().getId(), state.range().parameter(), ranges, state.version().toString(),
				this.times.of(now, now));
	}

	private String title(HealthView healthView) {
		int problems = healthView.alerts().size();
		return (problems > 0) ? this.wording.texts().get("title.problems", problems)
				: this.wording.texts().get("title");
	}

	/**
	 * What was read to tell whether anything changed.
	 *
	 * @param range the stretch of time
	 * @param snapshot what the router remembers
	 * @param from the beginning of the stretch
	 * @param version the version of all this
	 */
	record State(TimeRange range, HealthSnapshot snapshot, Instant from, PageVersion version) {

		boolean isKnownTo(@Nullable String version) {
			return this.version.isSameAs(version);
		}

	}

	/**
	 * What the page is written with.
	 *
	 * @param texts its words
	 * @param application the name of the application
	 */
	record Wording(ConsoleTexts texts, String application) {

	}

}
