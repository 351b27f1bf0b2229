package io.github.llmrouter.dialect;

import java.time.Instant;
import java.util.List;

/**
 * Google's generateContent. The base URL is the bare host, such as
 * {@code https://generativelanguage.googleapis.com}.
 */
final class GeminiDialect implements Dialect {

	static final String NAME = "gemini";

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public AuthStyle authStyle() {
		return AuthStyle.header("x-goog-api-key");
	}

	@Override
	public List<String> appendedPaths() {
		return List.of("/v1beta/models");
	}

	@Override
	public WireExchange chat(ChatCall call) {
		return new PlainExchange(GeminiRequests.encode(call), (reply, now) -> decode(call, reply, now));
	}

	@Override
	public boolean embeds() {
		return true;
	}

	@Override
	public WireExchange embed(EmbeddingCall call) {
		return new GeminiEmbeddings(call);
	}

	private Decoded decode(ChatCall call, WireReply reply, Instant now) {
		Received received = Received.of(reply, now);
		if (GeminiReplies.isAnswer(received)) {
			return GeminiReplies.read(received, call);
		}
		return ErrorClassifier.classify(received, GeminiErrors.facts(received), GeminiErrors.RULES,
				GeminiReplies.usage(received.root()));
	}

}
