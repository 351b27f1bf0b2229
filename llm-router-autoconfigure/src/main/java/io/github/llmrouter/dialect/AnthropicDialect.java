package io.github.llmrouter.dialect;

import java.time.Instant;
import java.util.List;

/**
 * Anthropic's messages. The base URL is the bare host, such as
 * {@code https://api.anthropic.com}.
 */
final class AnthropicDialect implements Dialect {

	static final String NAME = "anthropic";

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public AuthStyle authStyle() {
		return AuthStyle.header("x-api-key");
	}

	@Override
	public List<String> appendedPaths() {
		return List.of("/v1/messages");
	}

	@Override
	public WireExchange chat(ChatCall call) {
		return new PlainExchange(AnthropicRequests.encode(call), (reply, now) -> decode(call, reply, now));
	}

	private Decoded decode(ChatCall call, WireReply reply, Instant now) {
		Received received = Received.of(reply, now);
		if (AnthropicReplies.isAnswer(received)) {
			return AnthropicReplies.read(received, call);
		}
		return ErrorClassifier.classify(received, AnthropicErrors.facts(received), AnthropicErrors.RULES,
				AnthropicReplies.usage(received.root()));
	}

}
