package io.github.llmrouter.conformance;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;

/** Reads chat completions of OpenAI and of all who answer in its shape. */
final class OpenAiReading {

	private OpenAiReading() {
	}

	static Expected read(JsonNode body) {
		JsonNode choice = body.at("/choices/0");
		if (choice.isMissingNode()) {
			return new Expected.AnError(FailureKind.MALFORMED_REPLY, null);
		}
		Content content = content(choice);
		return new Expected.AnAnswer(content, finishReason(choice, content.toolCalls().size()),
				Readings.text(body, "/model"), OpenAiTokens.ofChat(body.path("usage")), NamedCost.read(body));
	}

	private static Content content(JsonNode choice) {
		JsonNode message = choice.path("message");
		List<ToolCall> calls = message.path("tool_calls").valueStream().map(OpenAiReading::call).toList();
		boolean logprobs = choice.at("/logprobs/content").size() > 0;
		return new Content(text(message.path("content")), Readings.unlessBlank(reasoning(message)),
				Readings.text(message, "/refusal"), calls, opaque(message.path("reasoning_details")), logprobs);
	}

	private static boolean opaque(JsonNode details) {
		return details.valueStream()
			.anyMatch(
					(detail) -> Readings.text(detail, "/signature") != null || Readings.text(detail, "/data") != null);
	}

	private static ToolCall call(JsonNode call) {
		JsonNode function = call.path("function");
		return ToolCall.written(Readings.text(call, "/id"), function.path("name").asString(""),
				arguments(function.path("arguments")));
	}

	/**
	 * Returns arguments as a text. Some servers put the JSON itself there.
	 * @param arguments the member
	 * @return the text, empty if there is none
	 */
	static String arguments(JsonNode arguments) {
		return arguments.isContainer() ? arguments.toString() : arguments.asString("");
	}

	/**
	 * Reads content, which is a text, a list of typed parts, or (Cloudflare) the JSON
	 * itself.
	 * @param content the member
	 * @return the text, empty if there is none
	 */
	static String text(JsonNode content) {
		if (content.isArray()) {
			return content.valueStream()
				.filter((part) -> "text".equals(Readings.text(part, "/type")))
				.map((part) -> part.path("text").asString(""))
				.collect(Collectors.joining());
		}
		return content.isObject() ? content.toString() : content.asString("");
	}

	/**
	 * Reads the reasoning of a message or of a part of it. Who fills several of these
	 * places says the same in each.
	 * @param message the message
	 * @return the reasoning, empty if there is none
	 */
	static String reasoning(JsonNode message) {
		for (String member : List.of("reasoning_content", "reasoning")) {
			String text = message.path(member).asString("");
			if (!text.isEmpty()) {
				return text;
			}
		}
		String details = message.path("reasoning_details")
			.valueStream()
			.map((detail) -> detail.path("text").asString("") + detail.path("summary").asString(""))
			.collect(Collectors.joining());
		return !details.isEmpty() ? details : thinking(message.path("content"));
	}

	private static String thinking(JsonNode content) {
		return content.isArray() ? content.valueStream()
			.flatMap((part) -> part.path("thinking").valueStream())
			.map((part) -> part.path("text").asString(""))
			.collect(Collectors.joining()) : "";
	}

	private static @Nullable FinishReason finishReason(JsonNode choice, int toolCalls) {
		String word = word(choice);
		if ("length".equals(word)) {
			return FinishReason.LENGTH;
		}
		if ("content_filter".equals(word)) {
			return FinishReason.CONTENT_FILTER;
		}
		if (toolCalls > 0) {
			return FinishReason.TOOL_CALLS;
		}
		if (word == null) {
			return null;
		}
		if (!word.equals("stop")) {
			return FinishReason.OTHER;
		}
		return (Readings.text(choice, "/message/refusal") != null) ? FinishReason.REFUSAL : FinishReason.STOP;
	}

	/** The first models with images had their own field, with other words. */
	private static @Nullable String word(JsonNode choice) {
		boolean cut = "max_tokens".equals(Readings.text(choice, "/finish_details/type"));
		return cut ? "length" : Readings.text(choice, "/finish_reason");
	}

}
