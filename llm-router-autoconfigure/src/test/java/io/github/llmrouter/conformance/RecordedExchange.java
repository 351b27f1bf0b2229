package io.github.llmrouter.conformance;

import java.util.Map;

/**
 * One recorded exchange.
 *
 * @param id its name in the recordings
 * @param group the provider and api it is reported under, such as {@code openai chat}
 * @param api {@code chat}, {@code messages} or {@code generateContent}
 * @param provider the provider's name in the recordings
 * @param model the model that was asked
 * @param reply what the provider answered
 */
record RecordedExchange(String id, String group, String api, String provider, String model, Reply reply) {

	/**
	 * Returns the wire format that reads this reply.
	 * @return the name that configuration uses
	 */
	String dialect() {
		return switch (this.api) {
			case "messages" -> "anthropic";
			case "generateContent" -> "gemini";
			default -> this.provider.equals("openrouter") ? "openrouter" : "openai";
		};
	}

	/**
	 * A recorded reply.
	 *
	 * @param status the HTTP status
	 * @param headers the headers by lower-case name
	 * @param body the decoded text
	 */
	record Reply(int status, Map<String, String> headers, String body) {

	}
}
