package io.github.llmrouter.dialect;

import java.util.List;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Reads answers to chat completions, and the ways in which compatible servers differ. */
final class OpenAiReplies {

	/** The second is what the first vision models sent. */
	private static final List<JsonPointer> FINISH = Json.pointers("/finish_reason", "/finish_details/type");

	private OpenAiReplies() {
	}

	/**
	 * Whether a reply holds an answer and no error, in the body or in the first choice.
	 */
	static boolean isAnswer(Received received) {
		JsonNode choice = choice(received.root());
		return received.successful() && choice.path("message").isObject() && !reportsError(received.root());
	}

	/** Whether a body or a chunk of a stream reports an error, whatever else it holds. */
	static boolean reportsError(JsonNode root) {
		return isError(root.path("error")) || isError(choice(root).path("error"));
	}

	static boolean isError(JsonNode error) {
		return (error.isObject() && !error.isEmpty()) || Json.text(error) != null;
	}

	static JsonNode choice(JsonNode root) {
		return root.path("choices").path(0);
	}

	/**
	 * Reads an answer.
	 * @param received a reply that {@link #isAnswer}, or what arrived of one
	 * @param call the call that is answered
	 * @param format whose chat completions these are
	 * @return the answer
	 */
	static Answer read(Received received, ChatCall call, ChatCompletions format) {
		JsonNode choice = choice(received.root());
		OpenAiMessage message = OpenAiMessage.of(choice.path("message"));
		String finish = Json.firstText(choice, FINISH);
		return Answer.builder()
			.parts(message.parts(call, format.reasoningField(call)))
			.logprobs(OpenAiLogprobs.read(choice.path("logprobs")))
			.refusal(message.refusal())
			.finishReason(FinishReasons.of(FinishReasons.OPENAI, finish, message.toolCalls().size(), message.refusal()),
					finish)
			.model(Json.text(received.root().path("model")))
			.usage(OpenAiUsage.of(received.root()))
			.requestId(received.requestId())
			.rateLimits(received.rateLimits())
			.cost(format.cost(received.root().path("usage")))
			.build();
	}

}
