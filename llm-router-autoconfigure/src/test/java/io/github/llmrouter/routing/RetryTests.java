package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.VirtualTime;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.Scripted;

import static org.assertj.core.api.Assertions.assertThat;

/** When the same target is asked again. */
class RetryTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final SimulatedRouter simulated = new SimulatedRouter().chain("pair", "anthropic/claude-sonnet-5-5",
			"openai/gpt-6.1-sol");

	@AfterEach
	void close() {
		this.simulated.close();
	}

	private void fail(int times, int status) {
		for (int i = 0; i < times; i++) {
			this.simulated.simulator.script("anthropic", Scripted.fault(FaultPlan.of(Fault.ERROR).status(status)));
		}
	}

	private ChatResponse ask(RetrySettings settings) {
		return this.simulated.behavior("pair", Behaviors.retrying(settings)).build().chat("pair", "Hello");
	}

	private static RetrySettings retry(int max) {
		return new RetrySettings(max, SECOND, Duration.ofSeconds(8));
	}

	private long asked() {
		return this.simulated.simulator.requestCount("anthropic");
	}

	@Test
	void nobodyIsAskedAgainUnlessTheChainSaysSo() {
		fail(1, 500);
		assertThat(this.simulated.build().chat("pair", "Hello").target().provider()).isEqualTo("openai");
		assertThat(asked()).isOne();
	}

	@ParameterizedTest
	@ValueSource(ints = { 408, 409, 500 })
	void whatMayPassAtOnceIsAskedAgainAfterAMoment(int status) {
		fail(2, status);
		ChatResponse answer = ask(retry(2));
		assertThat(answer.target().provider()).isEqualTo("anthropic");
		assertThat(answer.attempts()).extracting(Attempt::status).containsExactly(status, status, 200);
		assertThat(this.simulated.clock.now()).isBetween(VirtualTime.START.plusMillis(1),
				VirtualTime.START.plusSeconds(3));
	}

	@Test
	void aStreamThatHasNotBegunIsAskedForAgain() {
		fail(1, 500);
		try (ChatStream stream = this.simulated.behavior("pair", Behaviors.retrying(1))
			.build()
			.stream("pair", "Hello")) {
			assertThat(stream.response().attempts()).extracting(Attempt::status).containsExactly(500, 200);
			assertThat(stream.response().target().provider()).isEqualTo("anthropic");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 403, 404, 425, 429, 501, 502, 503, 504, 529 })
	void nothingElseIsAskedAgain(int status) {
		fail(1, status);
		assertThat(ask(retry(3)).target().provider()).isEqualTo("openai");
		assertThat(asked()).isOne();
		assertThat(this.simulated.clock.now()).isEqualTo(VirtualTime.START);
	}

	@Test
	void aLimitThatIsReportedAsAFailureOfTheServerIsNotAskedAgain() {
		this.simulated.simulator.script("anthropic", Scripted.reply(500,
				"{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"Rate limit exceeded\"}}"));
		ChatResponse answer = ask(retry(3));
		assertThat(answer.attempts().get(0).failureKind()).isEqualTo(FailureKind.RATE_LIMITED);
		assertThat(asked()).isOne();
	}

	@Test
	void aConnectionThatBreaksIsNotAskedAgain() {
		this.simulated.simulator.script("anthropic", Scripted.disconnect());
		assertThat(ask(retry(3)).target().provider()).isEqualTo("openai");
		assertThat(asked()).isOne();
	}

	@Test
	void afterTheLastRetryTheNextTargetIsAsked() {
		fail(5, 500);
		assertThat(ask(retry(2)).target().provider()).isEqualTo("openai");
		assertThat(asked()).isEqualTo(3);
	}

	@Test
	void aTimeThatTheProviderNamesIsNotSleptOut() {
		this.simulated.simulator.script("anthropic",
				Scripted.fault(FaultPlan.of(Fault.ERROR).retryAfter(Duration.ofSeconds(20))));
		assertThat(ask(retry(3)).target().provider()).isEqualTo("openai");
		assertThat(asked()).isOne();
		assertThat(this.simulated.clock.now()).isEqualTo(VirtualTime.START);
	}

	@ParameterizedTest
	@CsvSource({ "500,false,1", "500,true,2", "429,true,1", "503,true,1" })
	void theProvidersWordCanForbidARetryButNotDemandOne(int status, boolean word, int requests) {
		this.simulated.simulator.script("anthropic",
				Scripted.reply(status,
						Map.of("content-type", "application/json", "x-should-retry", Boolean.toString(word)),
						"{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"Oops\"}}"));
		ask(retry(3));
		assertThat(asked()).isEqualTo(requests);
	}

	@Test
	void noWaitUsesUpWhatTheNextTargetNeeds() {
		fail(1, 500);
		Duration half = Duration.ofSeconds(15);
		ChatResponse answer = ask(new RetrySettings(3, half.multipliedBy(1_000), half.multipliedBy(1_000)));
		assertThat(answer.target().provider()).isEqualTo("openai");
		assertThat(asked()).isOne();
		assertThat(this.simulated.clock.now()).isEqualTo(VirtualTime.START);
	}

	@Test
	void aTargetThatIsPausedMeanwhileIsNotAskedAgain() {
		fail(1, 500);
		FallbackRouter router = this.simulated.behavior("pair", Behaviors.retrying(3)).build();
		this.simulated.onAttempt((attempt) -> this.simulated.health.pause("anthropic"));
		assertThat(router.chat("pair", "Hello").target().provider()).isEqualTo("openai");
		assertThat(asked()).isOne();
	}

	@ParameterizedTest
	@CsvSource({ "0,1000", "1,2000", "2,4000", "3,8000", "4,8000", "100,8000" })
	void theWaitIsSpreadBetweenNothingAndALengthThatDoubles(int done, long longest) {
		Attempt failed = Attempt.builder(SimulatedRouter.target("a/b"), VirtualTime.START)
			.failureKind(FailureKind.SERVER_ERROR)
			.status(500)
			.build();
		List<Double> draws = List.of(0.0, 0.5, 0.999);
		assertThat(draws.stream().map((draw) -> pause(draw, done, failed).toMillis())).containsExactly(0L, longest / 2,
				longest * 999 / 1000);
	}

	private static Duration pause(double draw, int done, Attempt failed) {
		RandomGenerator random = new RandomGenerator() {

			@Override
			public long nextLong() {
				return (long) (draw * (1L << 53)) << 11;
			}

		};
		Duration pause = new BackOff(new VirtualTime().time(), random)
			.beforeRetry(new RetrySettings(1_000, SECOND, Duration.ofSeconds(8)), done, failed);
		assertThat(pause).isNotNull();
		return pause;
	}

}
