package io.github.llmrouter.benchmarks.profile;

import java.util.List;

import jdk.jfr.consumer.RecordedFrame;

/**
 * A part of the program that takes part in a call.
 */
enum CallPart {

	HTTP_CLIENT("Apache HttpClient", "org.apache.hc."),

	REST_CLIENT("RestClient, and Spring's headers", "org.springframework."),

	JACKSON("Jackson", "tools.jackson.", "com.fasterxml."),

	WIRE("router: wire formats", "io.github.llmrouter.dialect."),

	EXCHANGE("router: exchange, keys, time limits, redaction", "io.github.llmrouter.provider."),

	ROUTING("router: routing and fallback", "io.github.llmrouter.routing."),

	HEALTH("router: health and own limits", "io.github.llmrouter.health.", "io.github.llmrouter.limit."),

	PRICING("router: prices", "io.github.llmrouter.pricing."),

	REST("router: the rest", "io.github.llmrouter."),

	/** Another thread's, or the benchmark's. */
	OTHER("other");

	private static final String BENCHMARKS = "io.github.llmrouter.benchmarks.";

	private final String description;

	private final List<String> prefixes;

	CallPart(String description, String... prefixes) {
		this.description = description;
		this.prefixes = List.of(prefixes);
	}

	String description() {
		return this.description;
	}

	/** The part of the innermost frame that has one. */
	static CallPart of(List<RecordedFrame> frames) {
		for (RecordedFrame frame : frames) {
			CallPart part = of(frame.getMethod().getType().getName());
			if (part != OTHER) {
				return part;
			}
		}
		return OTHER;
	}

	private static CallPart of(String type) {
		for (CallPart part : values()) {
			if (part.prefixes.stream().anyMatch(type::startsWith)) {
				return type.startsWith(BENCHMARKS) ? OTHER : part;
			}
		}
		return OTHER;
	}

}
