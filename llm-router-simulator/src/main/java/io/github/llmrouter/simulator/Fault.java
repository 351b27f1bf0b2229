package io.github.llmrouter.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A way in which a provider fails. Each is answered in the form of the provider that is
 * asked.
 */
public enum Fault {

	/**
	 * No fault: the provider answers.
	 */
	NONE,

	/**
	 * Too many requests: status 429 with the provider's own hints when to come back.
	 */
	RATE_LIMIT,

	/**
	 * The provider has no capacity: status 503, or 529 at Anthropic.
	 */
	OVERLOADED,

	/**
	 * An internal error: status 500.
	 */
	ERROR,

	/**
	 * The request is accepted and never answered. The simulator holds it until the client
	 * leaves, at most five minutes.
	 */
	TIMEOUT,

	/**
	 * Status 200 with an error object in place of an answer; in a stream, as an event
	 * before any content.
	 */
	ERROR_IN_200,

	/**
	 * Status 200, all headers and the first half of the body, then the connection ends;
	 * in a stream, after half of the chunks.
	 */
	CUT,

	/**
	 * Status 200 with a complete body that is no answer: JSON that breaks off, an HTML
	 * page, or JSON without the part that holds the answer; in a stream, an event that is
	 * no JSON, an HTML page, or nothing.
	 */
	MALFORMED;

	/**
	 * The name in configuration and URLs.
	 * @return the name in kebab case, such as {@code rate-limit}
	 */
	public String label() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Finds a fault by its name.
	 * @param label the name in kebab case, such as {@code rate-limit}
	 * @return the fault
	 * @throws IllegalArgumentException if there is none of that name; the message lists
	 * the names that exist
	 */
	public static Fault of(String label) {
		return Arrays.stream(values())
			.filter((fault) -> fault.label().equals(label.strip().toLowerCase(Locale.ROOT)))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Unknown fault '" + label + "': use one of "
					+ Arrays.stream(values()).map(Fault::label).collect(Collectors.joining(", "))));
	}

}
