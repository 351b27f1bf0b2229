package io.github.llmrouter.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.Skip;

/** Words for a failed call that a person can act on. */
final class FailureReport {

	private static final Duration LONGEST_IN_SECONDS = Duration.ofMinutes(10);

	private FailureReport() {
	}

	static String write(String headline, List<Attempt> attempts, List<Skip> skips, @Nullable Instant retryAt,
			Instant now) {
		StringBuilder text = new StringBuilder(headline);
		for (Attempt attempt : attempts) {
			text.append("\n  tried   ").append(attempt);
			if (attempt.message() != null && !attempt.message().isBlank()) {
				text.append(": ").append(attempt.message());
			}
		}
		for (Skip skip : skips) {
			text.append("\n  skipped ")
				.append(skip.target().id())
				.append(' ')
				.append(skip.label())
				.append(skip.ending());
			if (skip.until() != null) {
				text.append(" (").append(in(skip.until(), now)).append(')');
			}
			if (skip.detail() != null) {
				text.append(": ").append(skip.detail());
			}
		}
		if (retryAt != null) {
			text.append("\n  The next target frees up at ")
				.append(retryAt)
				.append(" (")
				.append(in(retryAt, now))
				.append(").");
		}
		return text.toString();
	}

	static String counted(int number, String what) {
		return number + " " + what + ((number == 1) ? "" : "s");
	}

	private static String in(Instant moment, Instant now) {
		Duration left = Duration.between(now, moment);
		if (left.compareTo(LONGEST_IN_SECONDS) >= 0) {
			return "in " + left.toHours() + " h " + left.toMinutesPart() + " min";
		}
		return String.format(Locale.ROOT, "in %.1f s", Math.max(0, left.toMillis()) / 1000.0);
	}

}
