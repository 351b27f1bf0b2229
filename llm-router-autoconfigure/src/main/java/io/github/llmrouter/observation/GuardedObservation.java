package io.github.llmrouter.observation;

import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * An observation whose handlers and conventions, which are the application's, cannot
 * break a call: what they throw is logged. Thread-safe as far as they are.
 */
final class GuardedObservation {

	private static final Log logger = LogFactory.getLog(GuardedObservation.class);

	private final Observation observation;

	private final ObservationRegistry registry;

	private GuardedObservation(Observation observation, ObservationRegistry registry) {
		this.observation = observation;
		this.registry = registry;
	}

	static GuardedObservation start(ObservationRegistry registry, Supplier<Observation> notStarted) {
		Observation[] started = { Observation.NOOP };
		quietly(() -> started[0] = notStarted.get().start());
		return new GuardedObservation(started[0], registry);
	}

	/** Returns what stands above observations within this one. */
	@Nullable Observation parent() {
		return this.observation.isNoop() ? this.registry.getCurrentObservation() : this.observation;
	}

	/**
	 * Makes this the current observation of the thread until the scope is closed.
	 */
	Observation.Scope openScope() {
		Observation.Scope before = this.registry.getCurrentObservationScope();
		Observation.Scope[] scope = { Observation.Scope.NOOP };
		quietly(() -> scope[0] = this.observation.openScope());
		if (scope[0].isNoop()) {
			// A handler may have thrown when the scope was the current one already.
			this.registry.setCurrentObservationScope(before);
			return scope[0];
		}
		return new GuardedScope(scope[0], before);
	}

	void stop(@Nullable Throwable error) {
		if (error != null) {
			quietly(() -> this.observation.error(error));
		}
		quietly(this.observation::stop);
	}

	private static void quietly(Runnable step) {
		try {
			step.run();
		}
		catch (RuntimeException | LinkageError | AssertionError ex) {
			logger.error("Observing a call failed; the call goes on", ex);
		}
	}

	/** A scope that is left behind even if a handler throws. */
	private final class GuardedScope implements Observation.Scope {

		private final Observation.Scope scope;

		private final Observation.@Nullable Scope before;

		GuardedScope(Observation.Scope scope, Observation.@Nullable Scope before) {
			this.scope = scope;
			this.before = before;
		}

		@Override
		public Observation getCurrentObservation() {
			return this.scope.getCurrentObservation();
		}

		@Override
		public Observation.@Nullable Scope getPreviousObservationScope() {
			return this.scope.getPreviousObservationScope();
		}

		@Override
		public void close() {
			quietly(this.scope::close);
			GuardedObservation.this.registry.setCurrentObservationScope(this.before);
		}

		@Override
		public void reset() {
			this.scope.reset();
		}

		@Override
		public void makeCurrent() {
			this.scope.makeCurrent();
		}

	}

}
