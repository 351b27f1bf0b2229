package io.github.llmrouter.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.Target;
import io.github.llmrouter.Usage;

import static org.assertj.core.api.Assertions.assertThat;

class StepResultTests {

	@Test
	void anAttemptThatTheDeadlineEndedKeepsAllThatIsKnownOfIt() {
		Attempt late = Attempt.builder(Target.of("anthropic", "claude-sonnet-5-5"), Instant.EPOCH)
			.latency(Duration.ofSeconds(3))
			.outcome(Outcome.FAILED)
			.failureKind(FailureKind.FIRST_TOKEN_TIMEOUT)
			.status(200)
			.message("Nothing of an answer within 3000 ms")
			.model("claude-sonnet-5-5-20260901")
			.usage(Usage.builder().promptTokens(12).build())
			.requestId("req_7")
			.droppedParameters(List.of(Parameter.SEED))
			.build();
		Attempt renamed = StepResult.failed(late, false, null).endedByDeadline().requireAttempt();
		assertThat(renamed.failureKind()).isEqualTo(FailureKind.DEADLINE);
		assertThat(renamed).usingRecursiveComparison().ignoringFieldsMatchingRegexes(".*failureKind").isEqualTo(late);
	}

}
