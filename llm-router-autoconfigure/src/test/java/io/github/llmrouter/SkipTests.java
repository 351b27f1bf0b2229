package io.github.llmrouter;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SkipTests {

	private static final Target TARGET = Target.of("openai", "gpt-6-luna");

	private static final Instant LATER = Instant.parse("2026-11-22T12:00:20Z");

	@Test
	void whatEndsByItselfTellsWhen() {
		assertThat(Skip.coolingDown(TARGET, FailureKind.RATE_LIMITED, LATER, "target openai/gpt-6-luna")).hasToString(
				"openai/gpt-6-luna skipped: RATE_LIMITED until 2026-11-22T12:00:20Z (target openai/gpt-6-luna)");
	}

	@Test
	void whatSomebodyHasToEndTellsHow() {
		assertThat(Skip.of(TARGET, SkipReason.PAUSED, null, null))
			.hasToString("openai/gpt-6-luna skipped: PAUSED until it is resumed");
		assertThat(Skip.coolingDown(TARGET, FailureKind.KEY_REJECTED, null, "key openai/main").ending())
			.isEqualTo(" until its key is changed or the provider is reset");
	}

	@Test
	void whatNobodyCanTellIsNotToldOf() {
		assertThat(Skip.of(TARGET, SkipReason.CANNOT_SERVE, null, "no tools").ending()).isEmpty();
	}

}
