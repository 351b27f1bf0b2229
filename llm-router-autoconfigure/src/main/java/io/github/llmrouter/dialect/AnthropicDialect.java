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
	public WireRequest encode(WireCall call) {
		return AnthropicRequests.encode(call);
	}

	@Override
	public Decoded decode(WireReply reply, Instant now) {
		Received received = Received.of(reply, now);
		if (AnthropicReplies.isAnswer(received)) {
			return AnthropicReplies.read(received);
		}
		return ErrorClassifier.classify(received, AnthropicErrors.facts(received), AnthropicErrors.RULES,
				AnthropicReplies.usage(received.root()));
	}

}
