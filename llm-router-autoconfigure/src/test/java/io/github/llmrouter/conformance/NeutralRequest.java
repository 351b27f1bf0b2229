package io.github.llmrouter.conformance;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A recorded request without the wire format it was recorded in.
 *
 * @param turns the conversation, the system prompt being its first turn
 * @param tools the tools that are offered
 * @param toolChoice which tool to call, null if the request does not say
 * @param responseFormat the form of the answer, null if it is free
 * @param settings the parameters that every provider has in some form
 * @param options what only this provider knows, by the name in the body
 */
record NeutralRequest(List<Turn> turns, List<Tool> tools, @Nullable ToolChoice toolChoice,
		@Nullable ResponseFormat responseFormat, Map<Setting, JsonNode> settings, Map<String, JsonNode> options) {

	/** Who speaks. */
	enum Speaker {

		SYSTEM, USER, ASSISTANT

	}

	/** A parameter. */
	enum Setting {

		MAX_TOKENS, TEMPERATURE, TOP_P, TOP_K, STOP, SEED, FREQUENCY_PENALTY, PRESENCE_PENALTY, LOGPROBS, TOP_LOGPROBS,
		PARALLEL_TOOL_CALLS, REASONING_EFFORT, REASONING_TOKENS, USER, METADATA, SERVICE_TIER, STREAM

	}

	/**
	 * A turn. Results of tools are parts of the user's turn.
	 *
	 * @param speaker who speaks
	 * @param parts what is said
	 */
	record Turn(Speaker speaker, List<Part> parts) {

	}

	/** A part of a turn. */
	sealed interface Part {

	}

	/**
	 * A text.
	 *
	 * @param text the text
	 * @param cache the marker behind it, null if there is none
	 */
	record Text(String text, @Nullable Cache cache) implements Part {

	}

	/**
	 * An image, a document or a sound.
	 *
	 * @param kind which of them
	 * @param source where it is
	 * @param name the name of the file, null if it has none
	 * @param detail how closely an image is looked at, null if not said
	 * @param cache the marker behind it, null if there is none
	 */
	record Media(Kind kind, Source source, @Nullable String name, @Nullable String detail,
			@Nullable Cache cache) implements Part {

		/** What it is. */
		enum Kind {

			IMAGE, DOCUMENT, AUDIO

		}

	}

	/**
	 * Where an image, a document or a sound is: at a URL, or here.
	 *
	 * @param url the URL, null if the bytes are here
	 * @param mediaType the type, null if the request does not name it
	 * @param base64 the bytes, or the text itself of a document that is plain text
	 */
	record Source(@Nullable String url, @Nullable String mediaType, @Nullable String base64) {

	}

	/**
	 * A call of a tool.
	 *
	 * @param call the call
	 * @param cache the marker behind it, null if there is none
	 */
	record Call(ToolCall call, @Nullable Cache cache) implements Part {

	}

	/**
	 * A result of a tool.
	 *
	 * @param callId the call
	 * @param parts the result
	 * @param failed whether the tool failed
	 * @param cache the marker behind it, null if there is none
	 */
	record Result(String callId, List<Part> parts, boolean failed, @Nullable Cache cache) implements Part {

	}

	/**
	 * Reasoning that the caller hands back.
	 *
	 * @param text the text, empty if only its provider can read it
	 * @param wire the reasoning as its provider wrote it
	 */
	record Reasoning(String text, JsonNode wire) implements Part {

	}

	/**
	 * A marker up to which the prompt is to be cached.
	 *
	 * @param lifetime how long in the provider's words, null for its default
	 */
	record Cache(@Nullable String lifetime) {

	}

	/**
	 * A tool that is offered.
	 *
	 * @param name its name
	 * @param description what it does, null if not said
	 * @param schema the JSON Schema of its parameters
	 * @param strict whether the arguments must fit the schema, null if not said
	 * @param cache the marker behind it, null if there is none
	 */
	record Tool(String name, @Nullable String description, JsonNode schema, @Nullable Boolean strict,
			@Nullable Cache cache) {

	}

	/**
	 * Which tool to call.
	 *
	 * @param mode {@code auto}, {@code required}, {@code none} or {@code named}
	 * @param name the named tool, null otherwise
	 */
	record ToolChoice(String mode, @Nullable String name) {

	}

	/**
	 * The form of an answer.
	 *
	 * @param schema the JSON Schema, null if any JSON object will do
	 * @param name the schema's name, null if it has none
	 * @param description what the answer is, null if not said
	 * @param strict whether the provider has to keep to it, null if not said
	 */
	record ResponseFormat(@Nullable JsonNode schema, @Nullable String name, @Nullable String description,
			@Nullable Boolean strict) {

	}

}
