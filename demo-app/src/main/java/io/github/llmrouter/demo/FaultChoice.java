package io.github.llmrouter.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.StreamFault;

/**
 * The faults by name: those of every call, and those of streams after their beginning.
 */
final class FaultChoice {

	private static final String STREAM = "stream-";

	/** So much of an answer arrives that it breaks before the caller's eyes. */
	private static final int CHUNKS = 8;

	private FaultChoice() {
	}

	static List<String> labels() {
		return Stream
			.concat(Arrays.stream(Fault.values()).map(Fault::label),
					Arrays.stream(StreamFault.values()).map(FaultChoice::label))
			.toList();
	}

	private static String label(StreamFault fault) {
		return STREAM + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static String label(FaultPlan plan) {
		StreamFault fault = plan.streamFault();
		return (fault != null) ? label(fault) : plan.fault().label();
	}

	/**
	 * Finds a fault by its name.
	 * @throws IllegalArgumentException if there is none of that name
	 */
	static FaultPlan plan(String label) {
		return Arrays.stream(StreamFault.values())
			.filter((fault) -> label(fault).equals(label))
			.findFirst()
			.map((fault) -> FaultPlan.of(fault, CHUNKS))
			.orElseGet(() -> FaultPlan.of(Fault.of(label)));
	}

}
