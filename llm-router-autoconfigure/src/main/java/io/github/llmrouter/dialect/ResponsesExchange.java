package io.github.llmrouter.dialect;

import java.time.Instant;

import org.springframework.http.HttpHeaders;

import io.github.llmrouter.Usage;

/**
 * A call of OpenAI's Responses.
 *
 * @param call what is asked
 * @param request what is sent
 */
record ResponsesExchange(ChatCall call, WireRequest request) implements WireExchange {

	static ResponsesExchange of(ChatCall call) {
		return new ResponsesExchange(call, ResponsesRequests.encode(call));
	}

	@Override
	public Decoded decode(WireReply reply, Instant now) {
		Received received = Received.of(reply, now);
		return ResponsesReplies.isAnswer(received) ? ResponsesReplies.read(received, this.call) : error(received);
	}

	static ProviderError error(Received received) {
		Usage usage = OpenAiUsage.of(received.root());
		return ErrorClassifier.classify(received, OpenAiErrors.facts(received), OpenAiErrors.RULES, usage);
	}

	@Override
	public StreamDecoder stream(HttpHeaders headers, Instant now) {
		return new ResponsesStream(this.call, headers, now);
	}
}
