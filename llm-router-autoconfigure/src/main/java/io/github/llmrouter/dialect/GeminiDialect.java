package io.github.llmrouter.dialect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.springframework.web.util.UriUtils;

import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Target;

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
		return new GeminiExchange(call, new GeminiRequests(call).encode());
	}

	@Override
	public MediaSupport support(MediaPart part, Target target) {
		return GeminiParts.support(part);
	}

	@Override
	public WireExchange models(ModelListCall call) {
		String token = (call.page() != null) ? "&pageToken=" + UriUtils.encode(call.page(), StandardCharsets.UTF_8)
				: "";
		return new ModelListExchange(ModelListExchange.get("/v1beta/models?pageSize=1000" + token, Map.of()),
				ModelListReader::nextByToken, GeminiErrors::facts, GeminiErrors.RULES);
	}

	@Override
	public boolean embeds() {
		return true;
	}

	@Override
	public WireExchange embed(EmbeddingCall call) {
		return new GeminiEmbeddings(call);
	}

}
