package io.github.llmrouter.console;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.RateLimit;
import io.github.llmrouter.console.HealthView.Meter;
import io.github.llmrouter.console.TimeFormat.Countdown;
import io.github.llmrouter.health.HealthSnapshot.ScopeHealth;

/** Draws announced limits. */
final class MeterAssembler {

	private static final int NEARLY_FULL = 80;

	private static final int FULL = 95;

	private static final int SHOWN_IN_ROW = 2;

	private final ConsoleTexts texts;

	private final TimeFormat times;

	MeterAssembler(ConsoleTexts texts, TimeFormat times) {
		this.texts = texts;
		this.times = times;
	}

	/**
	 * Draws the fullest limits of all parts, in the order in which they were announced. A
	 * limit that several parts announce is drawn once.
	 */
	List<Meter> fullest(List<ScopeHealth> scopes, Instant now) {
		Map<String, Meter> byLabel = new LinkedHashMap<>();
		scopes.stream()
			.flatMap((scope) -> of(scope, now).stream())
			.forEach((meter) -> byLabel.merge(meter.label(), meter,
					(one, other) -> (other.width() > one.width()) ? other : one));
		List<Meter> fullest = byLabel.values()
			.stream()
			.sorted(Comparator.comparingInt(Meter::width).reversed())
			.limit(SHOWN_IN_ROW)
			.toList();
		return byLabel.values().stream().filter(fullest::contains).toList();
	}

	List<Meter> of(ScopeHealth scope, Instant now) {
		return scope.rateLimits().stream().map((limit) -> meter(limit, scope.name(), now)).toList();
	}

	private Meter meter(RateLimit announced, String scope, Instant now) {
		String label = announced.name().replace('-', ' ');
		Instant resetAt = announced.resetAt();
		boolean whole = resetAt != null && !resetAt.isAfter(now);
		Countdown reset = whole ? null : this.times.countdownTo(resetAt, now);
		Long limit = announced.limit();
		Long used = used(announced, whole);
		if (limit == null || used == null) {
			String text = partial(announced);
			return new Meter(label, "none", 0, text, scope + ": " + label + " " + text, reset);
		}
		int percent = percent(used, limit);
		String title = scope + ": "
				+ this.texts.get("meter.exact", label, CountFormat.full(used), CountFormat.full(limit));
		return new Meter(label, style(percent), percent, CountFormat.compact(used) + " / " + CountFormat.compact(limit),
				title, reset);
	}

	/** What was used before the allowance became whole again no longer counts. */
	private static @Nullable Long used(RateLimit announced, boolean whole) {
		Long limit = announced.limit();
		Long remaining = announced.remaining();
		if (limit == null || remaining == null) {
			return null;
		}
		return whole ? 0L : Math.max(0, limit - remaining);
	}

	private String partial(RateLimit announced) {
		Long limit = announced.limit();
		Long remaining = announced.remaining();
		if (limit != null) {
			return this.texts.get("meter.limit", CountFormat.compact(limit));
		}
		return (remaining != null) ? this.texts.get("meter.remaining", CountFormat.compact(remaining))
				: MoneyFormat.UNKNOWN;
	}

	private static int percent(long used, long limit) {
		return (limit <= 0) ? 100 : (int) Math.min(100, Math.round(used * 100.0 / limit));
	}

	private static String style(int percent) {
		if (percent >= FULL) {
			return "bad";
		}
		return (percent >= NEARLY_FULL) ? "warn" : "ok";
	}

}
