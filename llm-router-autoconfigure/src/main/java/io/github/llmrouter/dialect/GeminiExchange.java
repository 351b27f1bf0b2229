package io.github.llmrouter.dialect;

import java.time.Instant;

import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call of generateContent.
 *
 * @param call the call
 * @param request what is sent
 */
record GeminiExchange(ChatCall call, WireRequest request) implements WireExchange {

	/**
	 * {@inheritDoc} Without {@code alt=sse} a stream is one JSON array, whose elements
	 * amount to one answer.
	 */
	@Override
	public Decoded decode(WireReply reply, Instant now) {
		Received received = Received.of(reply, now);
		JsonNode array = received.successful() ? Json.array(reply.body()) : RequestBody.create();
		if (array.size() > 1) {
			GeminiMerge merge = new GeminiMerge(this.call);
			array.valueStream()
				.filter(ObjectNode.class::isInstance)
				.forEach((chunk) -> merge.add((ObjectNode) chunk, (piece) -> {
				}));
			received = new Received(reply, merge.merged(), received.rateLimits(), now);
		}
		return GeminiReplies.isAnswer(received) ? GeminiReplies.read(received, this.call) : error(received, received);
	}

	@Override
	public StreamDecoder stream(HttpHeaders headers, Instant now) {
		return new GeminiStream(this, headers, now);
	}

	/**
	 * Classifies an error.
	 * @param received what reports it
	 * @param billed what tells of tokens that were billed all the same
	 * @return the error
	 */
	ProviderError error(Received received, Received billed) {
		return ErrorClassifier.classify(received, GeminiErrors.facts(received), GeminiErrors.RULES,
				GeminiReplies.usage(billed.root()));
	}
}
