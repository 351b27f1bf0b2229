package io.github.llmrouter.dialect;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.Parameter;
import io.github.llmrouter.ReasoningEffort;

/**
 * OpenAI's chat completions, which most other providers speak as well, and its Responses
 * for what only those take. The base URL ends in the version, such as
 * {@code https://api.openai.com/v1}.
 */
final class OpenAiDialect implements ChatCompletions {

	static final String NAME = "openai";

	private static final ParameterTable PARAMETERS = new ParameterTable(NAME, OpenAiRequests.NAMES,
			OpenAiRequests.OTHER_NAMES);

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public List<String> appendedPaths() {
		return List.of("/chat/completions", "/responses", "/embeddings");
	}

	@Override
	public WireExchange chat(ChatCall call) {
		return ResponsesModels.chosen(call) ? ResponsesExchange.of(call) : OpenAiExchange.of(call, this);
	}

	@Override
	public ParameterTable parameters() {
		return PARAMETERS;
	}

	@Override
	public void writeReasoning(ObjectNode body, ChatCall call, ParameterTable.Selection selection) {
		Object wanted = selection.take(ReasoningEfforts.FIELD);
		String effort = ReasoningEfforts.of(NAME, call);
		if (effort != null) {
			body.put(ReasoningEfforts.FIELD, effort);
		}
		if (ReasoningEfforts.OFF.equals(effort) && wanted != null && wanted != ReasoningEffort.NONE) {
			selection.dropped().add(Parameter.REASONING_EFFORT);
		}
	}

	@Override
	public OpenAiCaching caching(ChatCall call) {
		return ModelQuirk.CACHE_BREAKPOINTS.of(call.target()) ? OpenAiCaching.BREAKPOINTS : OpenAiCaching.NONE;
	}

	@Override
	public @Nullable String reasoningField(ChatCall call) {
		return ModelQuirk.REASONING_BACK_WITH_TOOLS.of(call.target()) ? OpenAiReasoning.CONTENT : null;
	}

	@Override
	public void beforeOptions(ObjectNode body, ChatCall call) {
		if (call.extras().streamed()) {
			body.put("stream", true);
			OpenAiRequests.writeStreamOptions(body, call);
		}
	}

	@Override
	public @Nullable ErrorFacts errorFacts(Received received) {
		return OpenAiErrors.facts(received);
	}

	@Override
	public List<ErrorRule> errorRules() {
		return OpenAiErrors.RULES;
	}

}
