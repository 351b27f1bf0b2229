package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.Scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * One limit, one overload or one lost connection is one request on the wire, counted by
 * the server: nothing below the router asks again or sleeps.
 */
class OneRequestTests {

	private final SimulatedRouter simulated = new SimulatedRouter();

	@AfterEach
	void close() {
		this.simulated.close();
	}

	/** What is asked, and how. */
	enum Asked {

		OPENAI("openai/gpt-4o"), RESPONSES("openai/gpt-5-pro"), ANTHROPIC("anthropic/claude-sonnet-5-5"),
		GEMINI("google/gemini-2.5-flash"), OPENROUTER("openrouter/openai/gpt-4o");

		private final String target;

		Asked(String target) {
			this.target = target;
		}

		String provider() {
			return this.target.substring(0, this.target.indexOf('/'));
		}

	}

	/** What goes wrong. */
	enum Problem {

		LIMITED, OVERLOADED, OVERLOADED_529, DISCONNECTED;

		Scripted script(@Nullable Duration retryAfter) {
			return switch (this) {
				case LIMITED -> Scripted.fault(FaultPlan.of(Fault.RATE_LIMIT).retryAfter(retryAfter));
				case OVERLOADED -> Scripted.fault(FaultPlan.of(Fault.OVERLOADED).status(503).retryAfter(retryAfter));
				case OVERLOADED_529 ->
					Scripted.fault(FaultPlan.of(Fault.OVERLOADED).status(529).retryAfter(retryAfter));
				case DISCONNECTED -> Scripted.disconnect();
			};
		}

	}

	static Stream<Arguments> cases() {
		return Stream.of(Asked.values())
			.flatMap((asked) -> Stream.of(Problem.values())
				.flatMap((problem) -> hints(problem).stream()
					.flatMap((hint) -> Stream.of("plain", "stream")
						.map((way) -> Arguments.of(asked, problem, way, hint)))));
	}

	/**
	 * Whether and when the provider wants to be asked again, in seconds; 0 for no hint.
	 */
	private static List<Integer> hints(Problem problem) {
		return (problem == Problem.DISCONNECTED) ? List.of(0) : List.of(0, 1, 3600);
	}

	@ParameterizedTest
	@MethodSource("cases")
	void isOneRequestOnAFreshConnection(Asked asked, Problem problem, String way, int hint) {
		ask(asked, problem, way, hint);
		assertThat(this.simulated.simulator.requestCount(asked.provider())).isOne();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void isOneRequestOnAConnectionThatServedBefore(Asked asked, Problem problem, String way, int hint) {
		this.simulated.simulator.script(asked.provider(), Scripted.answer("Before"));
		ask(asked, problem, way, hint, 1);
		assertThat(this.simulated.simulator.requestCount(asked.provider())).isEqualTo(2);
	}

	private void ask(Asked asked, Problem problem, String way, int hint) {
		ask(asked, problem, way, hint, 0);
	}

	private void ask(Asked asked, Problem problem, String way, int hint, int before) {
		FallbackRouter router = this.simulated.chain("alone", asked.target).build();
		this.simulated.simulator.script(asked.provider(), problem.script((hint > 0) ? Duration.ofSeconds(hint) : null));
		for (int i = 0; i < before; i++) {
			router.chat("alone", "Hello");
		}
		assertThatExceptionOfType(RoutingFailedException.class).isThrownBy(() -> {
			if (way.equals("plain")) {
				router.chat("alone", "Hello");
			}
			else {
				router.stream("alone", "Hello").close();
			}
		}).satisfies((ex) -> assertThat(ex.attempts()).hasSize(1));
	}

}
