package io.github.llmrouter.observation;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Operation;
import io.github.llmrouter.event.CallFinished;

/**
 * What is known of a call while it is observed. Holds no text of a prompt or an answer.
 * Filled by the router; conventions only read it.
 */
public class CallObservationContext extends Observation.Context {

	private final String destination;

	private final Operation operation;

	private volatile @Nullable CallFinished finished;

	/**
	 * Creates the context of a call that begins.
	 * @param destination what the caller asked for: a chain, or {@code provider/model}
	 * @param operation what is asked for
	 */
	public CallObservationContext(String destination, Operation operation) {
		this.destination = destination;
		this.operation = operation;
	}

	/**
	 * Returns what the caller asked for.
	 * @return a chain, or {@code provider/model}
	 */
	public String destination() {
		return this.destination;
	}

	/**
	 * Returns what is asked for.
	 * @return the operation
	 */
	public Operation operation() {
		return this.operation;
	}

	/**
	 * Returns how the call ended.
	 * @return the event, null while the call runs
	 */
	public @Nullable CallFinished finished() {
		return this.finished;
	}

	void finish(CallFinished event) {
		this.finished = event;
	}

}
