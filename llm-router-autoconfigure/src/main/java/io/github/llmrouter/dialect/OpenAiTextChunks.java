package io.github.llmrouter.dialect;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the chunks that make up nearly all of a stream, a piece of text and nothing else,
 * without a tree of nodes: that costs several times what the text does. Whatever else a
 * chunk says, or might say, is left to whoever reads trees.
 */
final class OpenAiTextChunks {

	private OpenAiTextChunks() {
	}

	/**
	 * Reads a chunk.
	 * @param data the event's data, without white space around it
	 * @param named whether the answer's id and model are known, so that they are passed
	 * over
	 * @return the text, maybe empty; null if the chunk may hold anything else, or is none
	 */
	static @Nullable String text(String data, boolean named) {
		if (!data.startsWith("{")) {
			return null;
		}
		try (JsonParser parser = Json.MAPPER.createParser(data)) {
			parser.nextToken();
			return root(parser, named);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static @Nullable String root(JsonParser parser, boolean named) {
		String text = null;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken value = parser.nextToken();
			boolean plain = switch (name) {
				case "choices" -> {
					boolean first = text == null;
					text = (value == JsonToken.START_ARRAY) ? choices(parser) : null;
					yield first && text != null;
				}
				case "id", "model" -> named || value == JsonToken.VALUE_NULL;
				case "object" -> value == JsonToken.VALUE_STRING && !parser.getString().contains("error");
				case "error", "usage", "x_groq" -> value == JsonToken.VALUE_NULL;
				default -> true;
			};
			if (!plain) {
				return null;
			}
			parser.skipChildren();
		}
		return ended(parser, text);
	}

	/** The text of the only choice. */
	private static @Nullable String choices(JsonParser parser) {
		String text = (parser.nextToken() == JsonToken.START_OBJECT) ? choice(parser) : null;
		return (text != null && parser.nextToken() == JsonToken.END_ARRAY) ? text : null;
	}

	private static @Nullable String choice(JsonParser parser) {
		String text = null;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken value = parser.nextToken();
			boolean plain = switch (name) {
				case "delta" -> {
					boolean first = text == null;
					text = (value == JsonToken.START_OBJECT) ? delta(parser) : null;
					yield first && text != null;
				}
				case "index" -> value == JsonToken.VALUE_NUMBER_INT && parser.getIntValue() == 0;
				case "error", "message", "logprobs", "finish_reason", "finish_details" -> value == JsonToken.VALUE_NULL;
				default -> true;
			};
			if (!plain) {
				return null;
			}
			parser.skipChildren();
		}
		return ended(parser, text);
	}

	private static @Nullable String delta(JsonParser parser) {
		String text = null;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken value = parser.nextToken();
			boolean plain = switch (name) {
				case "content" -> {
					boolean first = text == null;
					text = (value == JsonToken.VALUE_STRING) ? parser.getString() : null;
					yield first && text != null;
				}
				case "role" -> true;
				// Reasoning, refusals, tool calls, and whatever else comes to be.
				default -> value == JsonToken.VALUE_NULL;
			};
			if (!plain) {
				return null;
			}
			parser.skipChildren();
		}
		return ended(parser, text);
	}

	/** A name may be missing because the chunk is broken off. */
	private static @Nullable String ended(JsonParser parser, @Nullable String text) {
		return (parser.currentToken() == JsonToken.END_OBJECT) ? text : null;
	}

}
