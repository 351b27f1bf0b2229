package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Target;
import io.github.llmrouter.VirtualTime;

import static org.assertj.core.api.Assertions.assertThat;

class TargetStatisticsTests {

	private static final Target LUNA = Target.of("openai", "gpt-6-luna");

	private final VirtualTime clock = new VirtualTime();

	private final TargetStatistics statistics = new TargetStatistics(List.of(LUNA), this.clock.time());

	@Test
	void exchangesAreInFlightUntilTheirFirstEnd() {
		TargetStatistics.Running one = this.statistics.begin(LUNA, false);
		TargetStatistics.Running other = this.statistics.begin(LUNA, true);
		assertThat(this.statistics.inFlight(LUNA)).isEqualTo(2);
		one.answered(Duration.ofSeconds(1));
		one.cancelled();
		one.failed(FailureKind.CONNECTION);
		assertThat(this.statistics.inFlight(LUNA)).isEqualTo(1);
		other.cancelled();
		assertThat(this.statistics.inFlight(LUNA)).isZero();
	}

	@Test
	void theExpectedTimeFollowsWhatIsNew() {
		answered(Duration.ofSeconds(1), 30);
		assertThat(expectedMillis()).isBetween(999L, 1_001L);
		answered(Duration.ofSeconds(3), 30);
		assertThat(expectedMillis()).isBetween(2_900L, 3_000L);
	}

	@Test
	void theExpectedTimeHalvesWhileNothingIsMeasured() {
		answered(Duration.ofSeconds(8), 1);
		this.clock.pass(Latencies.HALF_LIFE.multipliedBy(3));
		assertThat(expectedMillis()).isEqualTo(1_000);
	}

	@Test
	void streamsAndPlainCallsAreToldApart() {
		this.statistics.begin(LUNA, true).answered(Duration.ofMillis(200));
		assertThat(this.statistics.expected(LUNA, true)).isEqualTo(Duration.ofMillis(200));
		assertThat(this.statistics.expected(LUNA, false)).isNull();
	}

	@Test
	void aFailureThatComesFastCountsAsSlow() {
		answered(Duration.ofMillis(500), 1);
		this.statistics.begin(LUNA, false).failed(FailureKind.SERVER_ERROR);
		assertThat(expectedMillis()).isEqualTo(2_400);
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.INCLUDE, names = { "BAD_REQUEST", "CONTENT_POLICY", "CONTEXT_TOO_LONG", "REQUEST_TOO_LARGE",
			"UNSUPPORTED", "SCHEMA_MISMATCH" })
	void whatIsTheRequestsFaultTellsNothingOfTheTarget(FailureKind kind) {
		answered(Duration.ofMillis(500), 1);
		this.statistics.begin(LUNA, false).failed(kind);
		assertThat(expectedMillis()).isEqualTo(500);
	}

	@Test
	void thePercentileIsUnknownUntilTwentyAnswersAre() {
		answered(Duration.ofSeconds(1), Latencies.ENOUGH - 1);
		assertThat(this.statistics.percentile95(LUNA, false)).isNull();
		answered(Duration.ofSeconds(1), 1);
		assertThat(this.statistics.percentile95(LUNA, false)).isEqualTo(Duration.ofSeconds(1));
		assertThat(this.statistics.percentile95(LUNA, true)).isNull();
	}

	@Test
	void ninetyFiveOfAHundredAnswersBeginWithinThePercentile() {
		for (int i = 1; i <= 100; i++) {
			answered(Duration.ofMillis(i), 1);
		}
		assertThat(this.statistics.percentile95(LUNA, false)).isEqualTo(Duration.ofMillis(95));
	}

	@Test
	void thePercentileForgetsWhatIsOlderThanItsWindow() {
		answered(Duration.ofSeconds(9), Latencies.WINDOW);
		assertThat(this.statistics.percentile95(LUNA, false)).isEqualTo(Duration.ofSeconds(9));
		answered(Duration.ofSeconds(1), Latencies.WINDOW);
		assertThat(this.statistics.percentile95(LUNA, false)).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void whoStopsWaitingAfterLongerThanUsualIsCountedAndWhoStopsSoonerIsNot() {
		answered(Duration.ofSeconds(1), Latencies.ENOUGH);
		for (int i = 0; i < Latencies.ENOUGH; i++) {
			TargetStatistics.Running impatient = this.statistics.begin(LUNA, false);
			impatient.cancelled();
		}
		assertThat(expectedMillis()).isEqualTo(1_000);
		TargetStatistics.Running patient = this.statistics.begin(LUNA, false);
		this.clock.pass(Duration.ofSeconds(6));
		patient.cancelled();
		assertThat(expectedMillis()).isEqualTo(2_000);
	}

	@ParameterizedTest
	@EnumSource(FailureKind.class)
	void noFailureCountsAsAnAnswer(FailureKind kind) {
		for (int i = 0; i < 2 * Latencies.ENOUGH; i++) {
			this.statistics.begin(LUNA, false).failed(kind);
		}
		assertThat(this.statistics.percentile95(LUNA, false)).isNull();
		assertThat(this.statistics.inFlight(LUNA)).isZero();
	}

	@Test
	void modelsThatNobodyConfiguredAreForgottenInTheEnd() {
		answered(Duration.ofSeconds(1), 1);
		for (int i = 0; i < 5_000; i++) {
			this.statistics.begin(Target.of("openai", "unknown-" + i), false).answered(Duration.ofSeconds(1));
		}
		assertThat(this.statistics.size()).isLessThanOrEqualTo(1_002);
		assertThat(this.statistics.expected(LUNA, false)).isNotNull();
	}

	@Test
	void aNameAsLongAsAPromptIsNotRemembered() {
		Target hostile = Target.of("openai", "x".repeat(10_000));
		TargetStatistics.Running running = this.statistics.begin(hostile, false);
		assertThat(this.statistics.inFlight(hostile)).isZero();
		running.answered(Duration.ofSeconds(1));
		assertThat(this.statistics.size()).isEqualTo(1);
	}

	private void answered(Duration begun, int times) {
		for (int i = 0; i < times; i++) {
			this.statistics.begin(LUNA, false).answered(begun);
		}
	}

	private long expectedMillis() {
		return Objects.requireNonNull(this.statistics.expected(LUNA, false)).toMillis();
	}

}
