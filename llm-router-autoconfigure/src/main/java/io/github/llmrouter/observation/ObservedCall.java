package io.github.llmrouter.observation;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.Internal;
import io.github.llmrouter.Operation;
import io.github.llmrouter.Target;
import io.github.llmrouter.event.AttemptFinished;
import io.github.llmrouter.event.CallFinished;
import io.github.llmrouter.event.HealthChanged;
import io.github.llmrouter.event.RouterListener;

/**
 * The observation of one call, and those of its attempts. Stands between the call and its
 * listener, as each attempt and call is told there exactly once when it ends, however and
 * on whatever thread that happens. Thread-safe.
 */
@Internal
public final class ObservedCall implements RouterListener {

	private final RouterObservations observations;

	private final CallObservationContext context;

	private final GuardedObservation observation;

	private final @Nullable Observation parentOfAttempts;

	private final RouterListener listener;

	private final Queue<ObservedAttempt> running = new ConcurrentLinkedQueue<>();

	ObservedCall(RouterObservations observations, String destination, Operation operation, RouterListener listener) {
		this.observations = observations;
		this.context = new CallObservationContext(destination, operation);
		this.observation = observations.start(this.context);
		this.parentOfAttempts = this.observation.parent();
		this.listener = listener;
	}

	/**
	 * Makes the call the current observation of this thread.
	 * @return what ends that; to be closed on the same thread
	 */
	public Observation.Scope openScope() {
		return this.observation.openScope();
	}

	/**
	 * Begins to observe an attempt; on any thread.
	 * @param target who is asked
	 * @return the attempt, which ends when it is told as an event
	 */
	public ObservedAttempt attempt(Target target) {
		AttemptObservationContext attempt = new AttemptObservationContext(this.context.destination(),
				this.context.operation(), target, this.observations.providerName(target.provider()));
		ObservedAttempt observed = new ObservedAttempt(attempt,
				this.observations.start(attempt, this.parentOfAttempts));
		this.running.add(observed);
		return observed;
	}

	/**
	 * Ends an attempt that a programming error broke off.
	 * @param attempt the attempt
	 * @param error what was thrown
	 */
	public void brokeOff(ObservedAttempt attempt, Throwable error) {
		if (this.running.remove(attempt)) {
			attempt.stop(null, error);
		}
	}

	@Override
	public void onAttemptFinished(AttemptFinished event) {
		Attempt told = event.attempt();
		for (ObservedAttempt attempt : this.running) {
			// Two targets of one model may be asked at once: equal is not the same.
			if (attempt.target() == told.target() && this.running.remove(attempt)) {
				attempt.stop(told, ObservedFailure.of(told.outcome(), told.failureKind()));
				break;
			}
		}
		this.listener.onAttemptFinished(event);
	}

	@Override
	public void onCallFinished(CallFinished event) {
		for (ObservedAttempt untold = this.running.poll(); untold != null; untold = this.running.poll()) {
			untold.stop(null, null);
		}
		this.context.finish(event);
		this.observation.stop(ObservedFailure.of(event.outcome(), event.failureKind()));
		this.listener.onCallFinished(event);
	}

	@Override
	public void onHealthChanged(HealthChanged event) {
		this.listener.onHealthChanged(event);
	}

}
