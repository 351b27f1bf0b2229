package io.github.llmrouter.routing;

import java.util.Map;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.simulator.StreamFault;

/**
 * What a caller is to see of a fault.
 *
 * @param fault what happens on the wire
 * @param before the kind of the first attempt if it happens before the first piece; null
 * if the first target answers all the same
 * @param after the kind of an answer that breaks off after its first pieces; null if the
 * fault can only come at the beginning
 */
record StreamFaultCase(StreamFault fault, FailureKind before, FailureKind after) {

	/** One row for each fault. */
	static final Map<StreamFault, StreamFaultCase> TABLE = Map.ofEntries(
			row(StreamFault.ERROR_EVENT, FailureKind.SERVER_ERROR, FailureKind.SERVER_ERROR),
			row(StreamFault.OVERLOADED_EVENT, FailureKind.OVERLOADED, FailureKind.OVERLOADED),
			row(StreamFault.RATE_LIMIT_EVENT, FailureKind.RATE_LIMITED, FailureKind.RATE_LIMITED),
			row(StreamFault.SILENCE, FailureKind.FIRST_TOKEN_TIMEOUT, FailureKind.IDLE_TIMEOUT),
			// Signs of life keep a stream that has begun; only its whole time ends it.
			row(StreamFault.KEEP_ALIVES, FailureKind.FIRST_TOKEN_TIMEOUT, FailureKind.ATTEMPT_TIMEOUT),
			row(StreamFault.CUT, FailureKind.CONNECTION, FailureKind.CONNECTION),
			row(StreamFault.CUT_IN_EVENT, FailureKind.CONNECTION, FailureKind.CONNECTION),
			row(StreamFault.NO_END, FailureKind.CONNECTION, FailureKind.CONNECTION),
			row(StreamFault.GARBAGE, FailureKind.MALFORMED_REPLY, FailureKind.MALFORMED_REPLY),
			row(StreamFault.EMPTY, FailureKind.CONNECTION, null), row(StreamFault.PLAIN_JSON, null, null));

	private static Map.Entry<StreamFault, StreamFaultCase> row(StreamFault fault, FailureKind before,
			FailureKind after) {
		return Map.entry(fault, new StreamFaultCase(fault, before, after));
	}

	/** OpenRouter's own error in a stream says that who should have answered is away. */
	StreamFaultCase atOpenRouter() {
		return (this.fault == StreamFault.ERROR_EVENT)
				? new StreamFaultCase(this.fault, FailureKind.OVERLOADED, FailureKind.OVERLOADED) : this;
	}

	@Override
	public String toString() {
		return "%-17s before the first piece: %-20s after it: %s".formatted(this.fault,
				(this.before != null) ? this.before : "answered", (this.after != null) ? this.after : "-");
	}

}
