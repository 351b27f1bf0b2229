package io.github.llmrouter.dialect;

import java.time.Instant;
import java.util.List;

/**
 * OpenAI's chat completions, which most other providers speak as well. The base URL ends
 * in the version, such as {@code https://api.openai.com/v1}.
 */
final class OpenAiDialect implements Dialect {

	static final String NAME = "openai";

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public AuthStyle authStyle() {
		return AuthStyle.BEARER;
	}

	@Override
	public List<String> appendedPaths() {
		return List.of("/chat/completions");
	}

	@Override
	public WireExchange chat(ChatCall call) {
		return new PlainExchange(OpenAiRequests.encode(call, OpenAiRequests.PARAMETERS),
				(reply, now) -> decode(call, reply, now));
	}

	private Decoded decode(ChatCall call, WireReply reply, Instant now) {
		Received received = Received.of(reply, now);
		if (OpenAiReplies.isAnswer(received)) {
			return OpenAiReplies.read(received, call).build();
		}
		return ErrorClassifier.classify(received, OpenAiErrors.facts(received), OpenAiErrors.RULES,
				OpenAiUsage.of(received.root()));
	}

}
