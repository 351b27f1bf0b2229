package io.github.llmrouter.health;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.FailureKind;

import static io.github.llmrouter.health.HealthSample.LUNA;
import static org.assertj.core.api.Assertions.assertThat;

/** Circuits of targets that are called thousands of times. */
class CircuitsOverTimeTests {

	private final HealthSample sample = HealthSample.usual();

	/** One call in three fails by chance: the next target mends that, nobody is down. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void failuresByChanceKeepATargetInUse(long seed) {
		Random chance = new Random(seed);
		int refused = 0;
		for (int i = 0; i < 20_000; i++) {
			Permit permit = this.sample.acquire(LUNA).permit();
			if (permit == null) {
				refused++;
			}
			else if (chance.nextInt(10) < 3) {
				permit.failed(Failure.of(FailureKind.SERVER_ERROR));
			}
			else {
				permit.succeeded(HealthSample.success());
			}
			this.sample.pass(Duration.ofMillis(100));
		}
		assertThat(refused).isLessThan(400);
	}

	/**
	 * Down three minutes in ten, sixty times: what is sent while it is down are probes,
	 * and after each time it is left alone for the longest opening at most.
	 */
	@Test
	void aTargetThatIsDownForMinutesGetsFewCalls() {
		int sentWhileDown = 0;
		int refusedWhileUp = 0;
		for (int second = 0; second < 36_000; second++) {
			boolean down = second % 600 < 180;
			Permit permit = this.sample.acquire(LUNA).permit();
			if (permit == null) {
				refusedWhileUp += down ? 0 : 1;
			}
			else if (down) {
				sentWhileDown++;
				permit.failed(Failure.of(FailureKind.SERVER_ERROR));
			}
			else {
				permit.succeeded(HealthSample.success());
			}
			this.sample.pass(Duration.ofSeconds(1));
		}
		assertThat(sentWhileDown).isLessThan(36_000 * 3 / 10 / 5);
		assertThat(refusedWhileUp).isLessThan(60 * 75);
	}

}
