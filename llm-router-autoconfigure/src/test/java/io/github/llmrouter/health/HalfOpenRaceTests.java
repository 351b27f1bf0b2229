package io.github.llmrouter.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.github.llmrouter.FailureKind;

import static io.github.llmrouter.health.HealthSample.LUNA;
import static org.assertj.core.api.Assertions.assertThat;

/** A hundred callers at the moment at which a circuit goes half-open. */
class HalfOpenRaceTests {

	private static final int CALLERS = 100;

	private static final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);

	@AfterAll
	static void end() {
		threads.shutdownNow();
	}

	@RepeatedTest(50)
	void exactlyOneOfAHundredCallersIsTheProbe() throws Exception {
		race();
	}

	@Test
	@Tag("stress")
	void exactlyOneOfAHundredCallersIsTheProbeAThousandTimes() throws Exception {
		for (int i = 0; i < 1_000; i++) {
			race();
		}
	}

	/**
	 * Three rounds: the first probe is cancelled, the second fails, the third answers.
	 */
	private static void race() throws Exception {
		HealthSample sample = HealthSample.usual();
		sample.fail(LUNA, FailureKind.SERVER_ERROR, 10);
		sample.pass(Duration.ofMinutes(1));
		theOnlyPermit(sample).cancelled();
		theOnlyPermit(sample).failed(Failure.of(FailureKind.SERVER_ERROR));
		sample.pass(Duration.ofMinutes(1));
		theOnlyPermit(sample).succeeded(HealthSample.success());
		assertThat(admitted(sample)).hasSize(CALLERS);
	}

	private static Permit theOnlyPermit(HealthSample sample) throws Exception {
		List<Permit> permits = admitted(sample);
		assertThat(permits).hasSize(1);
		return permits.get(0);
	}

	private static List<Permit> admitted(HealthSample sample) throws Exception {
		CyclicBarrier start = new CyclicBarrier(CALLERS);
		Callable<Admission> caller = () -> {
			start.await();
			return sample.acquire(LUNA);
		};
		List<Future<Admission>> admissions = threads
			.invokeAll(IntStream.range(0, CALLERS).mapToObj((number) -> caller).toList());
		List<Permit> permits = new ArrayList<>();
		for (Future<Admission> admission : admissions) {
			if (admission.get().permit() != null) {
				permits.add(admission.get().permit());
			}
		}
		return permits;
	}

}
