package io.github.llmrouter.dialect;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.web.util.UriUtils;

import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Target;

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
		AnthropicRequests requests = new AnthropicRequests(call);
		return new AnthropicExchange(call, requests.encode(), requests.answerTool());
	}

	@Override
	public WireExchange models(ModelListCall call) {
		String after = (call.page() != null) ? "&after_id=" + UriUtils.encode(call.page(), StandardCharsets.UTF_8) : "";
		return new ModelListExchange(ModelListExchange.get("/v1/models?limit=1000" + after, AnthropicRequests.HEADERS),
				ModelListReader::nextAfterLast, AnthropicErrors::facts, AnthropicErrors.RULES);
	}

	@Override
	public boolean prefills(Target target) {
		return AnthropicModels.of(target.model()).prefill();
	}

	@Override
	public MediaSupport support(MediaPart part, Target target) {
		return AnthropicBlocks.support(part);
	}

}
