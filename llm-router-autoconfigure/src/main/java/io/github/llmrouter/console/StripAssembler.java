package io.github.llmrouter.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.calllog.LoggedCall;
import io.github.llmrouter.calllog.LoggedCall.LoggedAttempt;
import io.github.llmrouter.console.CallsView.Bar;
import io.github.llmrouter.console.CallsView.Strip;

/**
 * Draws the attempts of a call. The whole grows with the logarithm of its time, so that a
 * tenth of a second and half a minute both fit; attempts share it by their own time.
 */
final class StripAssembler {

	private static final int LONGEST = 120;

	private static final int SHORTEST = 16;

	private static final int SKIP = 5;

	private static final int GAP = 2;

	private static final int MINIMUM = 4;

	private static final double SHORT_MILLIS = 100;

	private static final double LONG_MILLIS = 30_000;

	private final ConsoleTexts texts;

	StripAssembler(ConsoleTexts texts) {
		this.texts = texts;
	}

	Strip assemble(LoggedCall call) {
		List<Bar> bars = new ArrayList<>();
		int x = 0;
		for (int i = 0; i < Math.min(call.skips().size(), 6); i++) {
			bars.add(new Bar("a-s", x, SKIP));
			x += SKIP + GAP;
		}
		long total = Math.max(1, call.attempts().stream().mapToLong((attempt) -> attempt.latency().toMillis()).sum());
		int room = Math.max(MINIMUM, Math.min(LONGEST - x, length(total)));
		for (LoggedAttempt attempt : call.attempts()) {
			int width = (int) Math.max(MINIMUM, room * attempt.latency().toMillis() / total - GAP);
			if (x + width > LONGEST) {
				break;
			}
			bars.add(new Bar(style(attempt), x, width));
			x += width + GAP;
		}
		return new Strip(label(call), bars);
	}

	private static int length(long millis) {
		double share = Math.log(Math.max(1, millis / SHORT_MILLIS)) / Math.log(LONG_MILLIS / SHORT_MILLIS);
		return (int) Math.round(SHORTEST + Math.min(1, share) * (LONGEST - SHORTEST));
	}

	private static String style(LoggedAttempt attempt) {
		if (attempt.outcome() == Outcome.SUCCESS) {
			return "a-o";
		}
		if (attempt.outcome() == Outcome.CANCELLED) {
			return "a-c";
		}
		boolean limited = attempt.failureKind() == FailureKind.RATE_LIMITED
				|| attempt.failureKind() == FailureKind.QUOTA_EXHAUSTED;
		return limited ? "a-w" : "a-b";
	}

	private String label(LoggedCall call) {
		Stream<String> skips = call.skips()
			.stream()
			.map((skip) -> this.texts.get("strip.skipped", skip.provider() + "/" + skip.model()));
		Stream<String> attempts = call.attempts()
			.stream()
			.map((attempt) -> attempt.provider() + "/" + attempt.model() + " " + ending(attempt));
		return Stream.concat(skips, attempts).collect(Collectors.joining(", "));
	}

	private String ending(LoggedAttempt attempt) {
		return (attempt.failureKind() != null) ? this.texts.get(attempt.failureKind())
				: this.texts.get("strip." + attempt.outcome());
	}

}
