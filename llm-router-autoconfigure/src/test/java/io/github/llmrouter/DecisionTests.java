package io.github.llmrouter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.Decision.Candidate;
import io.github.llmrouter.Decision.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class DecisionTests {

	private static final Instant NOON = VirtualTime.START;

	private static final Target FIRST = Target.of("openrouter", "anthropic/claude-sonnet-5.5");

	private static final Target SECOND = Target.of("anthropic", "claude-sonnet-5-5");

	private static final Target THIRD = Target.of("openai", "gpt-6.1-sol");

	private static final Target FOURTH = Target.of("google", "gemini-3.8-flash");

	private static final List<Target> CHAIN = List.of(FIRST, SECOND, THIRD, FOURTH);

	@Test
	void everyCandidateHasItsVerdict() {
		Skip skip = Skip.coolingDown(FIRST, FailureKind.RATE_LIMITED, NOON.plusSeconds(20), "key …cdef");
		Attempt failure = failed(SECOND);
		Attempt answer = answered(THIRD);
		Decision decision = decision(List.of(failure, answer), List.of(skip));
		assertThat(decision.candidates()).containsExactly(new Candidate(1, FIRST, Verdict.SKIPPED, skip, List.of()),
				new Candidate(2, SECOND, Verdict.TRIED, null, List.of(failure)),
				new Candidate(3, THIRD, Verdict.CHOSEN, null, List.of(answer)),
				new Candidate(4, FOURTH, Verdict.NOT_REACHED, null, List.of()));
		assertThat(decision.chosen()).isEqualTo(decision.candidates().get(2));
		assertThat(decision.candidates()).isSameAs(decision.candidates());
	}

	@Test
	void peopleAreToldALineForEach() {
		Skip skip = Skip.coolingDown(FIRST, FailureKind.RATE_LIMITED, NOON.plusSeconds(20), "key …cdef");
		Decision decision = decision(List.of(failed(SECOND), answered(THIRD)), List.of(skip));
		assertThat(decision.describe()).isEqualTo("""
				smart was answered by openai/gpt-6.1-sol (selection priority, 4 candidates)
				1. openrouter/anthropic/claude-sonnet-5.5: skipped: RATE_LIMITED until 2026-11-22T12:00:20Z (key …cdef)
				2. anthropic/claude-sonnet-5-5: tried; FAILED OVERLOADED, HTTP 529, after 200 ms, key main: Overloaded
				3. openai/gpt-6.1-sol: chosen; SUCCESS, HTTP 200, after 1100 ms
				4. google/gemini-3.8-flash: not reached""");
		assertThat(decision).hasToString(decision.describe());
	}

	@Test
	void aCallThatNobodyAnsweredHasNoChosen() {
		Decision decision = decision(List.of(failed(FIRST)), List.of(Skip.of(SECOND, SkipReason.PAUSED, null, null)));
		assertThat(decision.chosen()).isNull();
		assertThat(decision.describe()).startsWith("smart was answered by nobody (selection priority, 4 candidates)\n");
	}

	@Test
	void anExplanationChoosesWhoWouldBeAskedFirst() {
		Decision decision = Decision.builder("smart")
			.considered("cheapest", CHAIN)
			.skips(List.of(Skip.of(FIRST, SkipReason.PAUSED, null, null)))
			.explanation()
			.build();
		assertThat(decision.isExplanation()).isTrue();
		assertThat(decision.candidates()).extracting(Candidate::verdict)
			.containsExactly(Verdict.SKIPPED, Verdict.CHOSEN, Verdict.NOT_REACHED, Verdict.NOT_REACHED);
		assertThat(decision.describe()).isEqualTo("""
				smart would ask anthropic/claude-sonnet-5-5 first (selection cheapest, 4 candidates)
				1. openrouter/anthropic/claude-sonnet-5.5: skipped: PAUSED until it is resumed
				2. anthropic/claude-sonnet-5-5: would be asked first
				3. openai/gpt-6.1-sol: would be asked if those before it fail
				4. google/gemini-3.8-flash: would be asked if those before it fail""");
	}

	@Test
	void whoWasPassedOverAtFirstAndThenAnsweredIsChosen() {
		Skip skip = Skip.coolingDown(FIRST, FailureKind.RATE_LIMITED, NOON.plusSeconds(1), null);
		Candidate first = decision(List.of(answered(FIRST)), List.of(skip)).candidates().get(0);
		assertThat(first.verdict()).isEqualTo(Verdict.CHOSEN);
		assertThat(first.skip()).isEqualTo(skip);
	}

	@Test
	void ofStreamsTheLastThatBeganIsChosenWholeOnesFirst() {
		Attempt broken = Attempt.builder(FIRST, NOON)
			.outcome(Outcome.INCOMPLETE)
			.failureKind(FailureKind.IDLE_TIMEOUT)
			.timeToFirstToken(Duration.ofMillis(5))
			.build();
		Attempt closed = Attempt.builder(SECOND, NOON)
			.outcome(Outcome.CANCELLED)
			.timeToFirstToken(Duration.ofMillis(5))
			.build();
		Attempt beaten = Attempt.builder(THIRD, NOON).outcome(Outcome.CANCELLED).build();
		assertThat(chosen(broken, failed(SECOND))).isEqualTo(FIRST);
		assertThat(chosen(broken, answered(SECOND))).isEqualTo(SECOND);
		assertThat(chosen(answered(FIRST), closed)).isEqualTo(FIRST);
		assertThat(chosen(closed)).isEqualTo(SECOND);
		assertThat(chosen(beaten)).isNull();
	}

	@Test
	void aModelThatStandsTwiceInAChainIsToldApart() {
		Target again = Target.builder("openai", "gpt-6.1-sol").name("again").build();
		Decision decision = Decision.builder("smart")
			.considered("priority", List.of(THIRD, again))
			.skips(List.of(Skip.of(THIRD, SkipReason.CANNOT_SERVE, null, null)))
			.attempts(List.of(answered(again)))
			.build();
		assertThat(decision.candidates()).extracting(Candidate::verdict)
			.containsExactly(Verdict.SKIPPED, Verdict.CHOSEN);
		assertThat(decision.candidates().get(1).target()).isSameAs(again);
	}

	@Test
	void withoutAnOrderThoseAreConsideredWhoWereTouched() {
		Decision decision = Decision.builder("smart")
			.skips(List.of(Skip.of(FIRST, SkipReason.PAUSED, null, null)))
			.attempts(List.of(failed(SECOND), failed(SECOND), answered(THIRD)))
			.build();
		assertThat(decision.candidates()).extracting(Candidate::target).containsExactly(FIRST, SECOND, THIRD);
		assertThat(decision.candidates().get(1).attempts()).hasSize(2);
	}

	@Test
	void aRequestThatWasNeverSentHasNoCandidates() {
		InvalidRequestException exception = new InvalidRequestException("An empty prompt");
		assertThat(exception.decision()).isSameAs(Decision.none());
		assertThat(exception.decision().candidates()).isEmpty();
		assertThat(exception.decision().chosen()).isNull();
		assertThat(exception.decision()).hasToString("No target was considered.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "gpt\n2. openai/gpt: chosen", "gpt\r\u001b[31m", "\u2028gpt\u0000", "gpt\u0085x" })
	void aHostileNameStaysOnItsLine(String model) {
		Target hostile = Target.of("openai", model);
		String text = Decision.builder("openai/" + model)
			.considered("priority", List.of(hostile))
			.attempts(List.of(Attempt.builder(hostile, NOON).message(model).build()))
			.build()
			.describe();
		assertThat(text.split("\\R")).hasSize(2);
		assertThat(text.replace("\n", "")).doesNotContainPattern("[\\p{Cc}\\u2028\\u2029]");
	}

	@Test
	void aNameAsLongAsAPromptIsShortened() {
		Target hostile = Target.of("openai", "x".repeat(100_000));
		assertThat(Decision.builder(hostile.id()).considered("priority", List.of(hostile)).build().describe())
			.hasSizeLessThan(600);
	}

	private static Target chosen(Attempt... attempts) {
		Candidate chosen = decision(List.of(attempts), List.of()).chosen();
		return (chosen != null) ? chosen.target() : null;
	}

	private static Decision decision(List<Attempt> attempts, List<Skip> skips) {
		return Decision.builder("smart").considered("priority", CHAIN).attempts(attempts).skips(skips).build();
	}

	private static Attempt failed(Target target) {
		return Attempt.builder(target, NOON)
			.failureKind(FailureKind.OVERLOADED)
			.status(529)
			.message("Overloaded")
			.latency(Duration.ofMillis(200))
			.keyLabel("main")
			.build();
	}

	private static Attempt answered(Target target) {
		return Attempt.builder(target, NOON)
			.outcome(Outcome.SUCCESS)
			.status(200)
			.latency(Duration.ofMillis(1100))
			.build();
	}

}
