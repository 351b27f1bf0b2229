package io.github.llmrouter.simulator;

/**
 * How events become bytes.
 */
enum Framing {

	/**
	 * Server-sent events with line feeds.
	 */
	EVENTS,

	/**
	 * Server-sent events with carriage returns and line feeds, as Gemini ends its lines.
	 */
	EVENTS_CRLF,

	/**
	 * One JSON array, as Gemini streams when it is not asked for events.
	 */
	ARRAY,

	/**
	 * Bytes as they are given.
	 */
	NONE;

	/**
	 * The text of one event.
	 * @param first whether it is the first that is sent
	 */
	String frame(StreamEvent event, boolean first) {
		return switch (this) {
			case EVENTS -> serverSent(event, "\n");
			case EVENTS_CRLF -> serverSent(event, "\r\n");
			case ARRAY -> inArray(event, first);
			case NONE -> event.data();
		};
	}

	/**
	 * What ends the stream after its last event.
	 */
	String end(boolean empty) {
		if (this != ARRAY) {
			return "";
		}
		return empty ? "[]" : "\n]";
	}

	private static String serverSent(StreamEvent event, String lineEnd) {
		if (event.kind() == StreamEvent.Kind.COMMENT) {
			return ": " + event.data() + lineEnd + lineEnd;
		}
		String name = (event.name() != null) ? "event: " + event.name() + lineEnd : "";
		return name + "data: " + event.data() + lineEnd + lineEnd;
	}

	private static String inArray(StreamEvent event, boolean first) {
		if (event.kind() == StreamEvent.Kind.COMMENT) {
			return "\n";
		}
		return (first ? "[" : "\n,\n") + event.data();
	}

}
