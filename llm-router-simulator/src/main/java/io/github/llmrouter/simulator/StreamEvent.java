package io.github.llmrouter.simulator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One event of a stream, apart from the bytes in which it is framed.
 *
 * @param kind what it is to the client
 * @param name the name of the event, or {@code null} if it has none
 * @param data the data
 * @param unfinished the data without the end of the answer, or {@code null} if the data
 * holds no end
 */
record StreamEvent(Kind kind, @Nullable String name, String data, @Nullable String unfinished) {

	/**
	 * What surrounds the answer: the role, the start of a block.
	 */
	static StreamEvent frame(@Nullable String name, JsonNode data) {
		return new StreamEvent(Kind.FRAME, name, data.toString(), null);
	}

	/**
	 * A part of the answer.
	 */
	static StreamEvent content(@Nullable String name, JsonNode data) {
		return new StreamEvent(Kind.CONTENT, name, data.toString(), null);
	}

	/**
	 * A part of the end: the finish reason, the usage, the terminator.
	 */
	static StreamEvent end(@Nullable String name, JsonNode data) {
		return new StreamEvent(Kind.END, name, data.toString(), null);
	}

	/**
	 * A sign of life that is no event.
	 */
	static StreamEvent comment(String text) {
		return new StreamEvent(Kind.COMMENT, null, text, null);
	}

	/**
	 * Any text as data.
	 */
	static StreamEvent raw(Kind kind, @Nullable String name, String data) {
		return new StreamEvent(kind, name, data, null);
	}

	/**
	 * A part of the answer that tells its end as well.
	 */
	static StreamEvent lastContent(JsonNode data, JsonNode unfinished) {
		return new StreamEvent(Kind.CONTENT, null, data.toString(), unfinished.toString());
	}

	/**
	 * This event without the end of the answer, if it holds one.
	 */
	StreamEvent withoutEnd() {
		return (this.unfinished != null) ? new StreamEvent(this.kind, this.name, this.unfinished, null) : this;
	}

	/**
	 * What an event is to the client.
	 */
	enum Kind {

		/**
		 * What surrounds the answer.
		 */
		FRAME,

		/**
		 * A part of the answer.
		 */
		CONTENT,

		/**
		 * A part of the end.
		 */
		END,

		/**
		 * A sign of life that is no event: a comment.
		 */
		COMMENT

	}

}
