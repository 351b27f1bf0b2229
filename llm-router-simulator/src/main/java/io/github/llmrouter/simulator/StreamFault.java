package io.github.llmrouter.simulator;

import java.util.Locale;

/**
 * A way in which a stream fails after its status 200. When it fails is said beside it: by
 * default after what comes before the first piece of the answer.
 */
public enum StreamFault {

	/**
	 * An internal error as an event, in the provider's form; the stream ends after it.
	 */
	ERROR_EVENT,

	/**
	 * Like {@link #ERROR_EVENT}, for a provider that has no capacity.
	 */
	OVERLOADED_EVENT,

	/**
	 * Like {@link #ERROR_EVENT}, for a limit that is reached.
	 */
	RATE_LIMIT_EVENT,

	/**
	 * Nothing more comes, and the connection stays open until the client leaves, at most
	 * five minutes.
	 */
	SILENCE,

	/**
	 * Nothing more comes but signs of life: Anthropic's pings, OpenRouter's comments, and
	 * a comment where none is known of the provider.
	 */
	KEEP_ALIVES,

	/**
	 * The connection ends between two events.
	 */
	CUT,

	/**
	 * The connection ends in the middle of the bytes of an event.
	 */
	CUT_IN_EVENT,

	/**
	 * The body ends as it should, without finish reason, usage and terminator.
	 */
	NO_END,

	/**
	 * The next piece of the answer is replaced by data that is no JSON; then the stream
	 * goes on.
	 */
	GARBAGE,

	/**
	 * Status 200 with an empty body, wherever the fault is to come.
	 */
	EMPTY,

	/**
	 * The complete answer in the form that it has without streaming, wherever the fault
	 * is to come.
	 */
	PLAIN_JSON;

	/**
	 * The name in configuration and URLs.
	 * @return the name in kebab case, such as {@code stream-error-event}
	 */
	public String label() {
		return "stream-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Whether it is told in the form of a provider.
	 */
	boolean needsProvider() {
		return switch (this) {
			case ERROR_EVENT, OVERLOADED_EVENT, RATE_LIMIT_EVENT, PLAIN_JSON -> true;
			default -> false;
		};
	}

}
