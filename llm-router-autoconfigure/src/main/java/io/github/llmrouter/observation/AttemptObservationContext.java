package io.github.llmrouter.observation;

import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.Operation;
import io.github.llmrouter.Target;

/**
 * What is known of an attempt while it is observed. Holds no text of a prompt or an
 * answer. Filled by the router; conventions only read it.
 */
public class AttemptObservationContext extends SenderContext<Object> {

	private final String destination;

	private final Operation operation;

	private final Target target;

	private final String providerName;

	private volatile @Nullable Attempt attempt;

	/**
	 * Creates the context of an attempt that begins.
	 * @param destination what the caller asked for: a chain, or {@code provider/model}
	 * @param operation what is asked for
	 * @param target who is asked
	 * @param providerName the target's provider as OpenTelemetry names it, such as
	 * {@code gcp.gemini}
	 */
	public AttemptObservationContext(String destination, Operation operation, Target target, String providerName) {
		// The HTTP client's own observation below this one carries the trace on.
		super((carrier, key, value) -> {
		}, Kind.CLIENT);
		setCarrier(target);
		setRemoteServiceName(target.provider());
		this.destination = destination;
		this.operation = operation;
		this.target = target;
		this.providerName = providerName;
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
	 * Returns who is asked.
	 * @return the target
	 */
	public Target target() {
		return this.target;
	}

	/**
	 * Returns the target's provider as OpenTelemetry names it.
	 * @return a well-known name such as {@code openai} or {@code gcp.gemini}, otherwise
	 * the configured one
	 */
	public String providerName() {
		return this.providerName;
	}

	/**
	 * Returns what came of it.
	 * @return the attempt, null while it runs and if a programming error ended it
	 */
	public @Nullable Attempt attempt() {
		return this.attempt;
	}

	void finish(Attempt ended) {
		this.attempt = ended;
	}

}
