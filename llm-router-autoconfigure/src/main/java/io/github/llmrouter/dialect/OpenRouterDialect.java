package io.github.llmrouter.dialect;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.Parameter;

/**
 * OpenRouter: chat completions with prices, errors and limits of its own. The base URL is
 * {@code https://openrouter.ai/api/v1}. Fallback models and the choice among upstream
 * providers are a target's options {@code models} and {@code provider}.
 */
final class OpenRouterDialect implements ChatCompletions {

	static final String NAME = "openrouter";

	private static final String TOKENS = "reasoning_tokens";

	private static final String SHOWN = "include_reasoning";

	private static final String COMPRESSION = "context-compression";

	/**
	 * Some more parameters than OpenAI; the limit keeps its older name, which OpenRouter
	 * translates for every model and which more of its endpoints list as supported.
	 */
	private static final ParameterTable PARAMETERS = new ParameterTable(NAME, names(), OpenAiRequests.OTHER_NAMES);

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public List<String> appendedPaths() {
		return List.of("/chat/completions", "/embeddings");
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
		return OpenAiExchange.of(call, this);
	}

	/** Its parser turns them into text. Source: OpenRouter's page on PDF inputs. */
	@Override
	public boolean readsDocuments() {
		return true;
	}

	@Override
	public ParameterTable parameters() {
		return PARAMETERS;
	}

	@Override
	public void writeReasoning(ObjectNode body, ChatCall call, ParameterTable.Selection selection) {
		Object effort = selection.take(ReasoningEfforts.FIELD);
		Object tokens = selection.take(TOKENS);
		ObjectNode reasoning = RequestBody.create();
		if (!namesAmount(call.options().get("reasoning"))) {
			writeAmount(reasoning, (effort != null) ? ReasoningEfforts.of(NAME, call) : null, tokens, selection);
		}
		if (selection.take(SHOWN) instanceof Boolean shown) {
			reasoning.put("exclude", !shown);
		}
		if (!reasoning.isEmpty()) {
			body.set("reasoning", reasoning);
		}
	}

	/** Options may also say nothing but whether the reasoning is shown. */
	private static boolean namesAmount(@Nullable Object chosen) {
		return (chosen instanceof Map<?, ?> reasoning)
				? Stream.of("effort", "max_tokens", "enabled").anyMatch(reasoning::containsKey) : chosen != null;
	}

	/** A number of tokens says more than an effort, and only one of them is taken. */
	private static void writeAmount(ObjectNode reasoning, @Nullable String effort, @Nullable Object tokens,
			ParameterTable.Selection selection) {
		if (tokens instanceof Integer number && !ReasoningEfforts.OFF.equals(effort)) {
			reasoning.put("max_tokens", number);
			if (effort != null) {
				selection.dropped().add(Parameter.REASONING_EFFORT);
			}
		}
		else if (effort != null) {
			reasoning.put("effort", effort);
			if (tokens != null) {
				selection.dropped().add(Parameter.REASONING_TOKENS);
			}
		}
	}

	@Override
	public OpenAiCaching caching(ChatCall call) {
		return OpenAiCaching.CACHE_CONTROL;
	}

	@Override
	public String reasoningField(ChatCall call) {
		return OpenAiReasoning.DETAILS;
	}

	/** Without that word an endpoint that knows no schemas may serve the call. */
	@Override
	public void beforeOptions(ObjectNode body, ChatCall call) {
		if (call.extras().streamed()) {
			body.put("stream", true);
		}
		if (body.has("tools") || body.has("response_format")) {
			body.putObject("provider").put("require_parameters", true);
		}
	}

	/** Small windows would otherwise lose the middle of the conversation in silence. */
	@Override
	public void afterOptions(ObjectNode body) {
		JsonNode chosen = body.path("plugins");
		ArrayNode plugins = (chosen instanceof ArrayNode array) ? array : body.putArray("plugins");
		if (plugins.valueStream().noneMatch((plugin) -> COMPRESSION.equals(Json.text(plugin.path("id"))))) {
			plugins.addObject().put("id", COMPRESSION).put("enabled", false);
		}
	}

	@Override
	public @Nullable ErrorFacts errorFacts(Received received) {
		return OpenRouterErrors.facts(received);
	}

	@Override
	public List<ErrorRule> errorRules() {
		return OpenRouterErrors.RULES;
	}

	@Override
	public @Nullable BigDecimal cost(JsonNode usage) {
		return OpenRouterCost.of(usage);
	}

	private static Map<Parameter, String> names() {
		Map<Parameter, String> names = new LinkedHashMap<>(OpenAiRequests.NAMES);
		names.put(Parameter.TOP_K, "top_k");
		names.put(Parameter.REASONING_TOKENS, TOKENS);
		names.put(Parameter.SHOW_REASONING, SHOWN);
		return Map.copyOf(names);
	}

}
