package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;

import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;

import static org.assertj.core.api.Assertions.assertThat;

/** What of the calling thread reaches the threads of hedged calls. */
class ThreadContextTests {

	@AfterEach
	void clear() {
		MDC.clear();
		SecurityContextHolder.clearContext();
	}

	static Stream<ThreadContext> contexts() {
		return Stream.of(new ThreadContext.Propagated(true), new ThreadContext.DiagnosticOnly());
	}

	private static <T> T elsewhere(ThreadContext context, Callable<T> question) throws Exception {
		FutureTask<T> task = new FutureTask<>(question);
		new Thread(null, context.carry(task), "elsewhere", 0, false).start();
		return task.get(30, TimeUnit.SECONDS);
	}

	@ParameterizedTest
	@MethodSource("contexts")
	void theDiagnosticContextOfLogsIsCarried(ThreadContext context) throws Exception {
		MDC.put("tenant", "alps");
		assertThat(elsewhere(context, () -> MDC.get("tenant"))).isEqualTo("alps");
	}

	@ParameterizedTest
	@MethodSource("contexts")
	void nothingIsLeftOnTheOtherThread(ThreadContext context) throws Exception {
		MDC.put("tenant", "alps");
		FutureTask<String> seen = new FutureTask<>(() -> MDC.get("tenant"));
		Runnable carried = context.carry(() -> {
		});
		new Thread(() -> {
			carried.run();
			seen.run();
		}).start();
		assertThat(seen.get(30, TimeUnit.SECONDS)).isNull();
	}

	@Test
	void theSecurityContextIsCarriedWhereContextPropagationIsThere() throws Exception {
		SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("heidi", "secret"));
		Authentication seen = elsewhere(ThreadContext.create(),
				() -> SecurityContextHolder.getContext().getAuthentication());
		assertThat(seen.getName()).isEqualTo("heidi");
	}

	@Test
	void theTraceIsCarriedWhereContextPropagationIsThere() throws Exception {
		ObservationRegistry registry = TestObservationRegistry.create();
		Observation observation = Observation.start("request", registry);
		try (Observation.Scope scope = observation.openScope()) {
			assertThat(elsewhere(ThreadContext.create(), registry::getCurrentObservation)).isSameAs(observation);
		}
	}

	@Test
	void bothTargetsOfAHedgedCallRunInTheCallersContext() {
		Set<String> tenants = ConcurrentHashMap.newKeySet();
		Set<Thread> threads = ConcurrentHashMap.newKeySet();
		try (SimulatedRouter simulated = new SimulatedRouter()) {
			simulated.chain("chat", "openai/gpt-6.1-sol", "openrouter/openai/gpt-4o")
				.behavior("chat", Behaviors.hedging(Duration.ofSeconds(2), 100))
				.between((provider) -> Intercepted.before(provider, () -> {
					threads.add(Thread.currentThread());
					tenants.add(provider.name() + " for " + MDC.get("tenant"));
				}));
			simulated.simulator.fault("openai", FaultPlan.of(Fault.TIMEOUT));
			simulated.passTimeAtRequest(1, Duration.ofSeconds(2));
			MDC.put("tenant", "alps");
			simulated.build().chat("chat", "Hello");
		}
		assertThat(tenants).containsExactlyInAnyOrder("openai for alps", "openrouter for alps");
		assertThat(threads).hasSize(2).doesNotContain(Thread.currentThread());
	}

}
