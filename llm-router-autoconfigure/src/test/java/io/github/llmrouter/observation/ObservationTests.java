package io.github.llmrouter.observation;

import java.time.Duration;
import java.util.List;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.client.observation.ClientRequestObservationContext;

import io.github.llmrouter.ChatStream;
import io.github.llmrouter.EmbeddingRequest;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.Operation;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.event.RouterListener;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.Scripted;
import io.github.llmrouter.simulator.StreamFault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;

class ObservationTests {

	private final ObservedRouter observed = new ObservedRouter();

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final ApplicationContextRunner application = this.observed.application()
		.withBean(ObservationRegistry.class, () -> this.registry);

	@BeforeEach
	void listen() {
		this.registry.observationConfig().observationHandler(this.observed);
	}

	@AfterEach
	void close() {
		this.observed.close();
	}

	@Test
	void aCallItsAttemptsAndTheirExchangesAreObservedOneWithinTheOther() {
		this.observed.simulator.script("openai", Scripted.fault(Fault.RATE_LIMIT));
		this.application.run((context) -> context.getBean(LlmRouter.class).chat("smart", "Hello"));
		CallObservationContext call = onlyCall();
		assertThat(call.getName()).isEqualTo("llm.router.call");
		assertThat(call.getContextualName()).isEqualTo("route smart");
		assertThat(this.observed.stopped(AttemptObservationContext.class)).hasSize(2).allSatisfy((attempt) -> {
			assertThat(attempt.getName()).isEqualTo("gen_ai.client.operation");
			assertThat(contextOf(attempt.getParentObservation())).isSameAs(call);
		});
		assertThat(this.observed.stopped(ClientRequestObservationContext.class))
			.extracting((exchange) -> contextOf(exchange.getParentObservation()))
			.isEqualTo(this.observed.stopped(AttemptObservationContext.class));
		assertThat(this.observed.stopped).hasSameSizeAs(this.observed.started);
	}

	@Test
	void attemptsCarryTheNamesOfOpenTelemetry() {
		this.observed.simulator.script("openai", Scripted.fault(Fault.RATE_LIMIT));
		this.observed.simulator.script("google", Scripted.answer("Blue.").usage(12, 5));
		this.application.run((context) -> context.getBean(LlmRouter.class).chat("smart", "Why?"));
		List<AttemptObservationContext> attempts = this.observed.stopped(AttemptObservationContext.class);
		assertThat(attempts.get(0).getContextualName()).isEqualTo("chat gpt-6-luna");
		assertThat(attempts.get(0).getLowCardinalityKeyValues()).containsExactlyInAnyOrder(
				KeyValue.of("gen_ai.operation.name", "chat"), KeyValue.of("gen_ai.provider.name", "openai"),
				KeyValue.of("error.type", "RATE_LIMITED"), KeyValue.of("llm.router.outcome", "FAILED"));
		assertThat(attempts.get(0).getError()).hasMessage("RATE_LIMITED").hasNoCause();
		assertThat(attempts.get(1).getLowCardinalityKeyValues())
			.contains(KeyValue.of("gen_ai.provider.name", "gcp.gemini"), KeyValue.of("error.type", "none"));
		assertThat(attempts.get(1).getHighCardinalityKeyValues()).contains(
				KeyValue.of("gen_ai.request.model", "gemini-3.8-flash"),
				KeyValue.of("gen_ai.response.model", "gemini-3.8-flash"),
				KeyValue.of("gen_ai.response.finish_reasons", "stop"), KeyValue.of("gen_ai.usage.input_tokens", "12"),
				KeyValue.of("gen_ai.usage.output_tokens", "5"), KeyValue.of("llm.router.destination", "smart"),
				KeyValue.of("llm.router.provider", "google"));
		assertThat(attempts.get(1).getError()).isNull();
		assertThat(onlyCall().getHighCardinalityKeyValues()).contains(KeyValue.of("llm.router.attempts", "2"),
				KeyValue.of("llm.router.answered.by", "google/gemini-3.8-flash"));
	}

	@Test
	void aCallThatNobodyAnswersIsAnErrorThatNamesTheKindOnly() {
		this.observed.simulator.script("openai", Scripted.fault(Fault.ERROR));
		this.observed.simulator.script("google", Scripted.fault(Fault.RATE_LIMIT));
		this.application.run((context) -> assertThatExceptionOfType(RoutingFailedException.class)
			.isThrownBy(() -> context.getBean(LlmRouter.class).chat("smart", "Hello")));
		assertThat(onlyCall().getError()).hasMessage("RATE_LIMITED");
		assertThat(onlyCall().getLowCardinalityKeyValues()).contains(KeyValue.of("llm.router.outcome", "FAILED"));
	}

	@Test
	void theObservationOfAStreamEndsWithTheStreamAndLeavesNoScopeBehind() {
		this.observed.simulator.script("openai", Scripted.answer(List.of("One ", "two.")).usage(3, 4));
		this.application.run((context) -> {
			ChatStream stream = context.getBean(LlmRouter.class).stream("smart", "Count");
			assertThat(this.registry.getCurrentObservationScope()).isNull();
			assertThat(this.observed.stopped(AttemptObservationContext.class)).isEmpty();
			stream.response();
			assertThat(this.registry.getCurrentObservationScope()).isNull();
		});
		AttemptObservationContext attempt = this.observed.stopped(AttemptObservationContext.class).get(0);
		assertThat(attempt.getHighCardinalityKeyValue("gen_ai.response.time_to_first_chunk")).isNotNull();
		assertThat(attempt.getHighCardinalityKeyValue("gen_ai.usage.output_tokens").getValue()).isEqualTo("4");
		assertThat(onlyCall().finished().outcome()).isEqualTo(Outcome.SUCCESS);
		assertThat(this.observed.stopped).hasSameSizeAs(this.observed.started);
	}

	@Test
	void aStreamThatIsClosedEarlyEndsAsCancelledAndIsNoError() {
		this.observed.simulator.script("openai", Scripted.answer(List.of("One ", "two ", "three.")));
		this.application.run((context) -> {
			try (ChatStream stream = context.getBean(LlmRouter.class).stream("smart", "Count")) {
				stream.iterator().next();
			}
		});
		AttemptObservationContext attempt = this.observed.stopped(AttemptObservationContext.class).get(0);
		assertThat(attempt.getLowCardinalityKeyValues()).contains(KeyValue.of("error.type", "CANCELLED"));
		assertThat(attempt.getError()).isNull();
		assertThat(onlyCall().getError()).isNull();
		assertThat(this.observed.stopped).hasSameSizeAs(this.observed.started);
	}

	@Test
	void whoGoesOnWithABrokenStreamIsPartOfTheSameCall() {
		this.observed.simulator.script("openai",
				Scripted.answer(List.of("The sky ", "is blue.")).chunks(1).then(StreamFault.CUT));
		this.application.run((context) -> {
			try (ChatStream stream = context.getBean(LlmRouter.class).stream("smart", "Why?")) {
				assertThat(stream.response().attempts()).hasSize(2);
			}
		});
		assertThat(this.observed.stopped(AttemptObservationContext.class)).hasSize(2)
			.allSatisfy((attempt) -> assertThat(contextOf(attempt.getParentObservation())).isSameAs(onlyCall()));
		assertThat(this.observed.stopped).hasSameSizeAs(this.observed.started);
	}

	@Test
	void twoTargetsThatAreAskedAtOnceAreTwoAttemptsOfOneCall() {
		this.observed.simulator.fault("openai", FaultPlan.of(Fault.TIMEOUT));
		hedged().run((context) -> context.getBean(LlmRouter.class).chat("smart", "Hello"));
		List<AttemptObservationContext> attempts = this.observed.stopped(AttemptObservationContext.class);
		assertThat(attempts)
			.extracting((attempt) -> attempt.target().provider(), (attempt) -> attempt.attempt().outcome())
			.containsExactly(tuple("openai", Outcome.CANCELLED), tuple("google", Outcome.SUCCESS));
		assertThat(attempts).extracting((attempt) -> contextOf(attempt.getParentObservation()))
			.containsOnly(onlyCall());
		assertThat(this.observed.stopped(ClientRequestObservationContext.class))
			.extracting((exchange) -> contextOf(exchange.getParentObservation()))
			.containsExactlyInAnyOrderElementsOf(attempts);
		assertThat(this.registry.getCurrentObservationScope()).isNull();
		assertThat(this.observed.stopped).hasSameSizeAs(this.observed.started);
	}

	/** The second one loses, and is told first. */
	@Test
	void ofTwoTargetsOfOneModelEachIsToldItsOwnEnd() {
		this.observed.simulator.script("openai", Scripted.answer("Here I am").after(Duration.ofMillis(700)));
		this.observed.simulator.fault("openai", FaultPlan.of(Fault.TIMEOUT));
		hedged().run((context) -> context.getBean(LlmRouter.class).chat("twice", "Hello"));
		assertThat(this.observed.started).filteredOn(AttemptObservationContext.class::isInstance)
			.extracting((attempt) -> ((AttemptObservationContext) attempt).attempt().outcome())
			.containsExactly(Outcome.SUCCESS, Outcome.CANCELLED);
		assertThat(this.observed.stopped).hasSameSizeAs(this.observed.started);
	}

	private ApplicationContextRunner hedged() {
		return this.application.withPropertyValues("llm-router.chain-defaults.hedge.after=50ms",
				"llm-router.chain-defaults.hedge.max-extra=100", "llm-router.chains.twice[0].provider=openai",
				"llm-router.chains.twice[0].model=gpt-6-luna", "llm-router.chains.twice[1].provider=openai",
				"llm-router.chains.twice[1].model=gpt-6-luna", "llm-router.chains.twice[1].max-tokens=100");
	}

	@Test
	void embeddingsAreNamedSo() {
		this.application
			.run((context) -> context.getBean(LlmRouter.class).embed(EmbeddingRequest.of("vectors", List.of("A"))));
		AttemptObservationContext attempt = this.observed.stopped(AttemptObservationContext.class).get(0);
		assertThat(attempt.operation()).isEqualTo(Operation.EMBEDDINGS);
		assertThat(attempt.getContextualName()).isEqualTo("embeddings text-embedding-3-small");
		assertThat(attempt.attempt().operation()).isEqualTo(Operation.EMBEDDINGS);
	}

	@Test
	void aConventionOfTheApplicationTakesThePlaceOfOurs() {
		AttemptObservationConvention own = new DefaultAttemptObservationConvention() {

			@Override
			public KeyValues getLowCardinalityKeyValues(AttemptObservationContext context) {
				return super.getLowCardinalityKeyValues(context).and("team", "blue");
			}

		};
		this.application.withBean(AttemptObservationConvention.class, () -> own)
			.run((context) -> context.getBean(LlmRouter.class).chat("smart", "Hello"));
		assertThat(this.observed.stopped(AttemptObservationContext.class)).singleElement()
			.satisfies((attempt) -> assertThat(attempt.getLowCardinalityKeyValue("team")).isNotNull());
	}

	@Test
	void aConventionThatThrowsDoesNotEndTheCall() {
		AttemptObservationConvention broken = new DefaultAttemptObservationConvention() {

			@Override
			public KeyValues getHighCardinalityKeyValues(AttemptObservationContext context) {
				throw new IllegalStateException("broken on purpose");
			}

		};
		this.application.withBean(AttemptObservationConvention.class, () -> broken)
			.run((context) -> assertThat(context.getBean(LlmRouter.class).chat("smart", "Hello").text()).isNotBlank());
		assertThat(this.registry.getCurrentObservationScope()).isNull();
	}

	@Test
	void aHandlerThatThrowsNeitherEndsTheCallNorLeavesAScopeBehind() {
		this.registry.observationConfig().observationHandler(new BrokenHandler());
		this.application
			.run((context) -> assertThat(context.getBean(LlmRouter.class).chat("smart", "Hello").text()).isNotBlank());
		assertThat(this.registry.getCurrentObservationScope()).isNull();
	}

	@Test
	void withoutARegistryNothingIsObserved() {
		assertThat(RouterObservations.NONE.begin("smart", Operation.CHAT, mock(RouterListener.class))).isNull();
	}

	private CallObservationContext onlyCall() {
		List<CallObservationContext> calls = this.observed.stopped(CallObservationContext.class);
		assertThat(calls).hasSize(1);
		return calls.get(0);
	}

	private static Object contextOf(ObservationView observation) {
		return ((Observation) observation).getContext();
	}

	private static final class BrokenHandler implements ObservationHandler<Observation.Context> {

		@Override
		public void onScopeOpened(Observation.Context context) {
			throw new IllegalStateException("broken on purpose");
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof CallObservationContext || context instanceof AttemptObservationContext;
		}

	}

}
