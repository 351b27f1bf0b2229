package io.github.llmrouter.metrics;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.observation.MeterObservationHandler;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.llmrouter.LlmRouter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of the router's observations and meters in applications that have their
 * own ways.
 */
class ObservationTimersTests {

	private final MeteredRouter metered = new MeteredRouter();

	@AfterEach
	void close() {
		this.metered.close();
	}

	@Test
	void aHandlerOfTheApplicationSeesTheRoutersObservations() {
		Watching watching = new Watching();
		this.metered.application().withBean(Watching.class, () -> watching).run((context) -> {
			context.getBean(LlmRouter.class).chat("smart", "Hello");
			assertThat(watching.names).contains("llm.router.call", "gen_ai.client.operation");
		});
	}

	@Test
	void anApplicationThatAsksForTheHandlerOfMetersGetsThatOfSpringBoot() {
		this.metered.application()
			.run((context) -> assertThat(context.getBean(MeterObservationHandler.class))
				.isInstanceOf(DefaultMeterObservationHandler.class));
	}

	@Test
	void noTimersAreMadeByAHandlerThatTheApplicationRegistersItself() {
		this.metered.application().run((context) -> {
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			context.getBean(ObservationRegistry.class)
				.observationConfig()
				.observationHandler(new DefaultMeterObservationHandler(meters));
			context.getBean(LlmRouter.class).chat("smart", "Hello");
			assertThat(meters.getMeters()).extracting((meter) -> meter.getId().getName())
				.contains("http.client.requests")
				.doesNotContain("llm.router.call", "llm.router.call.active", "gen_ai.client.operation",
						"gen_ai.client.operation.active");
		});
	}

	@Test
	void aMeterThatIsNoLongerDeniedIsRecorded() {
		AtomicBoolean denied = new AtomicBoolean(true);
		MeterFilter filter = MeterFilter.deny((id) -> denied.get() && isCalls(id));
		this.metered.application().withBean(MeterFilter.class, () -> filter).run((context) -> {
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			LlmRouter router = context.getBean(LlmRouter.class);
			router.chat("smart", "Hello");
			assertThat(meters.find("llm.router.calls").timer()).isNull();
			denied.set(false);
			router.chat("smart", "Hello");
			assertThat(meters.get("llm.router.calls").timer().count()).isOne();
		});
	}

	private static boolean isCalls(Meter.Id id) {
		return id.getName().equals("llm.router.calls");
	}

	/** Sees everything that makes meters. */
	private static final class Watching implements MeterObservationHandler<Observation.Context> {

		private final Queue<String> names = new ConcurrentLinkedQueue<>();

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

		@Override
		public void onStart(Observation.Context context) {
			this.names.add(String.valueOf(context.getName()));
		}

	}

}
