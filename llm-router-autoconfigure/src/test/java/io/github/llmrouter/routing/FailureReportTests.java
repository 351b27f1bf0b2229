package io.github.llmrouter.routing;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.Target;

import static org.assertj.core.api.Assertions.assertThat;

class FailureReportTests {

	private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

	@Test
	void shortTimesAreToldInSecondsAndLongOnesInHours() {
		assertThat(write(NOW.plusSeconds(42))).contains("(in 42.0 s)");
		assertThat(write(NOW.plusSeconds(7260))).contains("(in 2 h 1 min)");
		assertThat(write(NOW.minusSeconds(5))).contains("(in 0.0 s)");
	}

	@Test
	void aPauseSaysWhoEndsIt() {
		Skip paused = Skip.of(Target.of("openai", "gpt-6-luna"), SkipReason.PAUSED, null, "provider openai");
		assertThat(FailureReport.write("Nobody.", List.of(), List.of(paused), null, NOW))
			.contains("skipped openai/gpt-6-luna PAUSED until it is resumed: provider openai");
	}

	private static String write(Instant retryAt) {
		return FailureReport.write("Nobody.", List.of(), List.of(), retryAt, NOW);
	}

}
