package io.github.llmrouter.routing;

import java.time.Duration;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Skip;
import io.github.llmrouter.Target;
import io.github.llmrouter.health.Permit;
import io.github.llmrouter.observation.ObservedAttempt;
import io.github.llmrouter.observation.ObservedCall;
import io.github.llmrouter.provider.Provider;

/**
 * Observes every attempt of a step. The HTTP exchange begins within the attempt's scope,
 * so that the trace travels on to the provider. A stream's attempt outlives its scope: no
 * thread that reads it later is left with one.
 *
 * @param step what is observed
 * @param call the call it belongs to
 * @param <A> what a target answers with
 */
record ObservedStep<A>(Step<A> step, ObservedCall call) implements Step<A> {

	@Override
	public @Nullable Skip unableToServe(Target target, Provider provider, Duration left) {
		return this.step.unableToServe(target, provider, left);
	}

	@Override
	public long tokens(Target target) {
		return this.step.tokens(target);
	}

	@Override
	public StepResult<A> ask(Target target, Provider provider, Permit permit, Duration share) {
		ObservedAttempt attempt = this.call.attempt(target);
		try (Observation.Scope scope = attempt.openScope()) {
			return this.step.ask(target, provider, permit, share);
		}
		catch (RuntimeException | Error ex) {
			this.call.brokeOff(attempt, ex);
			throw ex;
		}
	}

}
