package io.github.llmrouter.observation;

import java.util.Map;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;
import io.github.llmrouter.Operation;
import io.github.llmrouter.event.RouterListener;

/** Observes calls and attempts, where anybody wants to know. Thread-safe. */
@Internal
public final class RouterObservations {

	/** Observes nothing. */
	public static final RouterObservations NONE = new RouterObservations(ObservationRegistry.NOOP, null, null,
			Map.of());

	private static final CallObservationConvention USUAL_OF_CALLS = new DefaultCallObservationConvention();

	private static final AttemptObservationConvention USUAL_OF_ATTEMPTS = new DefaultAttemptObservationConvention();

	private final ObservationRegistry registry;

	private final @Nullable CallObservationConvention ofCalls;

	private final @Nullable AttemptObservationConvention ofAttempts;

	private final Map<String, String> providerNames;

	/**
	 * Creates observations.
	 * @param registry the application's
	 * @param ofCalls the application's names for calls, null for the usual ones
	 * @param ofAttempts the application's names for attempts, null for the usual ones
	 * @param providerNames OpenTelemetry's names of providers by their configured names
	 */
	public RouterObservations(ObservationRegistry registry, @Nullable CallObservationConvention ofCalls,
			@Nullable AttemptObservationConvention ofAttempts, Map<String, String> providerNames) {
		this.registry = registry;
		this.ofCalls = ofCalls;
		this.ofAttempts = ofAttempts;
		this.providerNames = Map.copyOf(providerNames);
	}

	/**
	 * Begins to observe a call.
	 * @param destination what the caller asks for
	 * @param operation what is asked for
	 * @param listener who is told of the call's events
	 * @return the call, to be told of its events instead; null if nobody wants to know
	 */
	public @Nullable ObservedCall begin(String destination, Operation operation, RouterListener listener) {
		return this.registry.isNoop() ? null : new ObservedCall(this, destination, operation, listener);
	}

	GuardedObservation start(CallObservationContext context) {
		return GuardedObservation.start(this.registry,
				() -> Observation.createNotStarted(this.ofCalls, USUAL_OF_CALLS, () -> context, this.registry));
	}

	GuardedObservation start(AttemptObservationContext context, @Nullable Observation parent) {
		return GuardedObservation.start(this.registry,
				() -> Observation.createNotStarted(this.ofAttempts, USUAL_OF_ATTEMPTS, () -> context, this.registry)
					.parentObservation(parent));
	}

	String providerName(String configured) {
		return this.providerNames.getOrDefault(configured, configured);
	}

}
