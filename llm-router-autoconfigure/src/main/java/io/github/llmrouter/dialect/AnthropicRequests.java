package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.Message;
import io.github.llmrouter.Parameter;

/**
 * Writes messages. All instructions go to the top-level {@code system}, joined by blank
 * lines, also those from the middle of the conversation: only some models take them
 * there. Turns of the same role may follow each other; the provider joins them.
 */
final class AnthropicRequests {

	private static final String MAX_TOKENS = "max_tokens";

	private static final String TEMPERATURE = "temperature";

	/** Others go to 2; a request that was written for them shall not fail here. */
	private static final double HIGHEST_TEMPERATURE = 1;

	private static final ParameterTable PARAMETERS = new ParameterTable(AnthropicDialect.NAME,
			Map.of(Parameter.MAX_TOKENS, MAX_TOKENS, Parameter.TEMPERATURE, TEMPERATURE, Parameter.TOP_P, "top_p",
					Parameter.TOP_K, "top_k", Parameter.STOP, "stop_sequences"),
			Map.of());

	/**
	 * The older version: under {@code 2026-10-21} the sampling parameters are an error
	 * for every model. An account's own header takes its place.
	 */
	private static final Map<String, String> HEADERS = Map.of("anthropic-version", "2023-06-01");

	private static final Set<String> RESERVED = Set.of("model", "messages", "system", "stream");

	/** What is asked for if nobody sets a limit: the field is mandatory. */
	private static final int USUAL_MAX_TOKENS = 8192;

	private AnthropicRequests() {
	}

	static WireRequest encode(ChatCall call) {
		ParameterTable.Selection parameters = PARAMETERS.select(call);
		ObjectNode body = RequestBody.create();
		body.put("model", call.target().model());
		body.put(MAX_TOKENS, usualMaxTokens(call));
		List<String> instructions = RequestBody.instructions(call.messages());
		if (!instructions.isEmpty()) {
			body.put("system", String.join("\n\n", instructions));
		}
		ArrayNode messages = body.putArray("messages");
		for (Message message : RequestBody.turns(call.messages())) {
			messages.addObject()
				.put("role", message.role().name().toLowerCase(Locale.ROOT))
				.put("content", message.text());
		}
		RequestBody.put(body, parameters.fields());
		if (body.path(TEMPERATURE).doubleValue(0) > HIGHEST_TEMPERATURE) {
			body.put(TEMPERATURE, HIGHEST_TEMPERATURE);
		}
		RequestBody.merge(body, call.options(), RESERVED);
		return new WireRequest("/v1/messages", HEADERS, RequestBody.bytes(body), parameters.dropped());
	}

	private static int usualMaxTokens(ChatCall call) {
		Integer most = call.maxOutputTokens();
		return (most != null) ? Math.min(most, USUAL_MAX_TOKENS) : USUAL_MAX_TOKENS;
	}

}
