package io.github.llmrouter.dialect;

import java.time.Instant;
import java.util.List;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Parameter;

/**
 * OpenRouter: chat completions with prices, errors and limits of its own. The base URL is
 * {@code https://openrouter.ai/api/v1}. Fallback models and the choice among upstream
 * providers are a target's options {@code models} and {@code provider}.
 */
final class OpenRouterDialect implements Dialect {

	static final String NAME = "openrouter";

	/**
	 * One more parameter than OpenAI; the limit keeps its older name, which OpenRouter
	 * translates for every model and which more of its endpoints list as supported.
	 */
	private static final ParameterTable PARAMETERS = new ParameterTable(NAME, parameters(),
			OpenAiRequests.PARAMETERS.otherNames());

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

	/** The title counts only with an address. */
	@Override
	public Map<String, String> attribution(@Nullable String appUrl, @Nullable String appTitle) {
		Map<String, String> headers = new LinkedHashMap<>();
		if (appUrl != null) {
			headers.put("HTTP-Referer", appUrl);
		}
		if (appTitle != null) {
			headers.put("X-OpenRouter-Title", appTitle);
		}
		return headers;
	}

	@Override
	public WireExchange chat(ChatCall call) {
		return new PlainExchange(OpenAiRequests.encode(call, PARAMETERS), (reply, now) -> decode(call, reply, now));
	}

	private Decoded decode(ChatCall call, WireReply reply, Instant now) {
		Received received = Received.of(reply, now);
		if (OpenAiReplies.isAnswer(received)) {
			return OpenAiReplies.read(received, call).cost(OpenRouterCost.of(received.root().path("usage"))).build();
		}
		return ErrorClassifier.classify(received, OpenRouterErrors.facts(received), OpenRouterErrors.RULES,
				OpenAiUsage.of(received.root()));
	}

	private static Map<Parameter, String> parameters() {
		Map<Parameter, String> names = new LinkedHashMap<>(OpenAiRequests.PARAMETERS.names());
		names.put(Parameter.TOP_K, "top_k");
		return Map.copyOf(names);
	}

}
