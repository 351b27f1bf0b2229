package io.github.llmrouter.dialect;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A call of the messages API.
 *
 * @param call the call
 * @param request what is sent
 * @param answerTool the tool whose arguments are the answer, null if there is none
 */
record AnthropicExchange(ChatCall call, WireRequest request, @Nullable String answerTool) implements WireExchange {

	@Override
	public Decoded decode(WireReply reply, Instant now) {
		Received received = Received.of(reply, now);
		if (AnthropicReplies.isAnswer(received)) {
			return read(received);
		}
		return error(received, received);
	}

	@Override
	public StreamDecoder stream(HttpHeaders headers, Instant now) {
		return new AnthropicStream(this, headers, now);
	}

	Answer read(Received received) {
		return AnthropicReplies.read(received, this.call, this.answerTool);
	}

	/**
	 * Classifies an error.
	 * @param received what reports it
	 * @param billed what tells of tokens that were billed all the same
	 * @return the error
	 */
	ProviderError error(Received received, Received billed) {
		return ErrorClassifier.classify(received, AnthropicErrors.facts(received), AnthropicErrors.RULES,
				AnthropicReplies.usage(billed.root()));
	}
}
