package io.github.llmrouter.dialect;

import java.time.Instant;

import org.springframework.http.HttpHeaders;

/**
 * A call in the form of chat completions.
 *
 * @param call the call
 * @param format whose chat completions these are
 * @param request what is sent
 */
record OpenAiExchange(ChatCall call, ChatCompletions format, WireRequest request) implements WireExchange {

	static OpenAiExchange of(ChatCall call, ChatCompletions format) {
		return new OpenAiExchange(call, format, OpenAiRequests.encode(call, format));
	}

	@Override
	public Decoded decode(WireReply reply, Instant now) {
		Received received = Received.of(reply, now);
		return OpenAiReplies.isAnswer(received) ? OpenAiReplies.read(received, this.call, this.format)
				: error(received);
	}

	@Override
	public StreamDecoder stream(HttpHeaders headers, Instant now) {
		return new OpenAiStream(this, headers, now);
	}

	ProviderError error(Received received) {
		return ErrorClassifier.classify(received, this.format.errorFacts(received), this.format.errorRules(),
				OpenAiUsage.of(received.root()));
	}
}
