package io.github.llmrouter.routing;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Message;

/**
 * The beginning of an answer that another target shall continue. A model that takes the
 * beginning of its own answer goes on from there; any other is told to.
 *
 * @param text what the caller has seen, not blank
 */
record Continuation(String text) {

	private static final String INSTRUCTION = "Your answer was cut off. Continue it from exactly where it stops, "
			+ "in mid-sentence or mid-word if need be. Repeat nothing of it and add no remark of your own.";

	/** Makes the request for a target. */
	ChatRequest request(ChatRequest original, boolean prefills) {
		ChatRequest.Builder request = original.toBuilder();
		if (prefills) {
			// Models refuse a beginning that ends in white space.
			return request.assistant(this.text.stripTrailing()).build();
		}
		return request.assistant(this.text).message(Message.user(INSTRUCTION)).build();
	}

	/**
	 * Returns the white space that the caller has seen and a model that goes on from the
	 * stripped beginning writes again.
	 */
	String whiteSpaceSeen() {
		return this.text.substring(this.text.stripTrailing().length());
	}
}
