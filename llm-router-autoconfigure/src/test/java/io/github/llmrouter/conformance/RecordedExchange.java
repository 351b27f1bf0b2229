package io.github.llmrouter.conformance;

import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * One recorded exchange.
 *
 * @param id its name in the recordings
 * @param origin where and how it was recorded
 * @param request what was sent
 * @param reply what the provider answered
 */
record RecordedExchange(String id, Origin origin, Sent request, Reply reply) {

	/**
	 * Returns the provider and api it is reported under.
	 * @return a text such as {@code openai chat}
	 */
	String group() {
		return this.origin.provider + " " + this.origin.api + (this.origin.responseOnly ? " response-only" : "");
	}

	String provider() {
		return this.origin.provider;
	}

	boolean stream() {
		return this.origin.stream;
	}

	/**
	 * Returns the shape of the reply. One stream of chunks is filed among the Responses.
	 * @return the shape
	 */
	Format format() {
		Format format = Format.of(this.origin.api);
		boolean chunks = this.origin.stream && this.reply.body.startsWith("data: {\"id\"")
				&& this.reply.body.contains("\"chat.completion.chunk\"");
		return (format == Format.RESPONSES && chunks) ? Format.CHAT : format;
	}

	/**
	 * Returns the wire format that reads this reply.
	 * @return the name that configuration uses
	 */
	String dialect() {
		return switch (this.origin.api) {
			case "messages" -> "anthropic";
			case "generateContent" -> "gemini";
			case "responses" -> "openai";
			case "embeddings" -> Set.of("google", "openrouter").contains(this.origin.provider)
					? this.origin.provider.replace("google", "gemini") : "openai";
			default -> this.origin.provider.equals("openrouter") ? "openrouter" : "openai";
		};
	}

	/** The shapes of replies. */
	enum Format {

		CHAT, MESSAGES, GENERATE_CONTENT, RESPONSES, EMBEDDINGS;

		static Format of(String api) {
			return switch (api) {
				case "messages" -> MESSAGES;
				case "generateContent" -> GENERATE_CONTENT;
				case "responses" -> RESPONSES;
				case "embeddings" -> EMBEDDINGS;
				case "chat" -> CHAT;
				default -> throw new IllegalArgumentException("Unknown api: " + api);
			};
		}

	}

	/**
	 * Where and how an exchange was recorded.
	 *
	 * @param provider the provider's name in the recordings
	 * @param api the api's name in the recordings
	 * @param stream whether a stream was asked for
	 * @param responseOnly whether only the reply was recorded
	 * @param features what the exchange shows, in the words of the recordings
	 */
	record Origin(String provider, String api, boolean stream, boolean responseOnly, List<String> features) {

	}

	/**
	 * A recorded request.
	 *
	 * @param model the model that was asked
	 * @param path the path of the URL, empty if only the reply was recorded
	 * @param text the body, empty if only the reply was recorded
	 */
	record Sent(String model, String path, String text) {

		JsonNode body() {
			return Readings.json(this.text);
		}
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
